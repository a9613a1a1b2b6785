/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import software.amazon.awssdk.awscore.AwsRequestOverrideConfiguration;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelResponse;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamResponseHandler;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;

/** One call of the Bedrock runtime. */
final class BedrockCall extends Call {

  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final String NOVA = "amazon.nova-lite-v1:0";

  private final LibraryUnderTest bedrock;

  BedrockCall(LibraryUnderTest library, Command command) {
    super(library, command);
    this.bedrock = library;
  }

  @Override
  void make(String form) throws Exception {
    boolean converse = command.text("endpoint", "converse").equals("converse");
    if (form.equals("blocking")) {
      if (converse) {
        reply(bedrock.client(command).converse(question()));
      } else {
        reply(bedrock.client(command).invokeModel(invocation()));
      }
    } else if (form.equals("async")) {
      if (converse) {
        reply(awaited(bedrock.asyncClient(command).converse(question())));
      } else {
        reply(awaited(bedrock.asyncClient(command).invokeModel(invocation())));
      }
    } else if (form.equals("async-stream")) {
      stream(converse);
    } else {
      throw new IllegalArgumentException(form);
    }
  }

  private <T> T awaited(CompletableFuture<T> future) throws Exception {
    onCancel(() -> future.cancel(true));
    return await(future);
  }

  private void stream(boolean converse) throws Exception {
    Events events = new Events(seen, closeAfter());
    try {
      awaited(converse ? converseStream(events) : invokeStream(events));
      seen.note("completed", true);
    } catch (ExecutionException | CancellationException e) {
      // Who waits for the future may be woken before the SDK tells its handler.
      events.awaitFailure();
      throw e;
    }
  }

  private CompletableFuture<Void> converseStream(Events events) {
    ConverseRequest question = question();
    ConverseStreamRequest streamed =
        ConverseStreamRequest.builder()
            .modelId(question.modelId())
            .messages(question.messages())
            .system(question.system())
            .inferenceConfig(question.inferenceConfig())
            .overrideConfiguration(headers())
            .build();
    return bedrock
        .asyncClient(command)
        .converseStream(
            streamed,
            ConverseStreamResponseHandler.builder()
                .onResponse(response -> seen.note("responded", true))
                .onEventStream(publisher -> publisher.subscribe(events.receiver()))
                .onError(events::failed)
                .onComplete(events::completed)
                .build());
  }

  private CompletableFuture<Void> invokeStream(Events events) {
    InvokeModelRequest invocation = invocation();
    InvokeModelWithResponseStreamRequest streamed =
        InvokeModelWithResponseStreamRequest.builder()
            .modelId(invocation.modelId())
            .body(invocation.body())
            .overrideConfiguration(headers())
            .build();
    return bedrock
        .asyncClient(command)
        .invokeModelWithResponseStream(
            streamed,
            InvokeModelWithResponseStreamResponseHandler.builder()
                .onResponse(response -> seen.note("responded", true))
                .onEventStream(publisher -> publisher.subscribe(events.receiver()))
                .onError(events::failed)
                .onComplete(events::completed)
                .build());
  }

  private ConverseRequest question() {
    ConverseRequest.Builder question =
        ConverseRequest.builder()
            .modelId(command.model(NOVA))
            .messages(
                Message.builder()
                    .role("user")
                    .content(ContentBlock.fromText(command.prompt()))
                    .build())
            .overrideConfiguration(headers());
    if (command.node("system").isTextual()) {
      question.system(SystemContentBlock.builder().text(command.text("system", "")).build());
    }
    JsonNode temperature = command.node("body").path("temperature");
    if (temperature.isNumber()) {
      question.inferenceConfig(
          InferenceConfiguration.builder().temperature(temperature.floatValue()).build());
    }
    return question.build();
  }

  private InvokeModelRequest invocation() {
    Family family = Family.of(command.text("endpoint", "invoke"));
    return InvokeModelRequest.builder()
        .modelId(command.model(family.model))
        .contentType("application/json")
        .body(SdkBytes.fromUtf8String(family.body(command).toString()))
        .overrideConfiguration(headers())
        .build();
  }

  private AwsRequestOverrideConfiguration headers() {
    AwsRequestOverrideConfiguration.Builder override = AwsRequestOverrideConfiguration.builder();
    command.eachHeader(override::putHeader);
    return override.build();
  }

  private void reply(ConverseResponse reply) {
    ObjectNode json = PojoJson.of(reply);
    json.put("requestId", reply.responseMetadata().requestId());
    seen.reply(json, () -> {}, () -> reply.output().message().content().get(0).text());
  }

  private void reply(InvokeModelResponse reply) {
    ObjectNode json = PojoJson.of(reply);
    json.put("requestId", reply.responseMetadata().requestId());
    seen.reply(json, () -> {}, () -> said(reply.body()));
  }

  private static String said(SdkBytes body) {
    try {
      return Family.said(MAPPER.readTree(body.asByteArray()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
