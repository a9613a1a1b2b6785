/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.wire.EventFrames;
import dev.parsimony.exchange.MalformedBodyException;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.reactivestreams.Publisher;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.core.async.SdkPublisher;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamOutput;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamResponseHandler;

/** What the provider's own library makes of bodies. */
final class SdkEvents {

  /** The answer that a whole body is read as. */
  static ConverseResponse whole(byte[] body) {
    SdkHttpClient http =
        new SdkHttpClient() {
          @Override
          public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
            return new ExecutableHttpRequest() {
              @Override
              public HttpExecuteResponse call() {
                return HttpExecuteResponse.builder()
                    .response(response("application/json"))
                    .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
                    .build();
              }

              @Override
              public void abort() {}
            };
          }

          @Override
          public void close() {}
        };
    try (BedrockRuntimeClient client =
        BedrockRuntimeClient.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(http)
            .build()) {
      return client.converse(request -> request.modelId("m"));
    }
  }

  /** The events that a stream is read as. */
  static List<ConverseStreamOutput> of(byte[] stream) {
    List<ConverseStreamOutput> events = new ArrayList<>();
    SdkAsyncHttpClient http =
        new SdkAsyncHttpClient() {
          @Override
          public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
            Publisher<ByteBuffer> body =
                SdkPublisher.fromIterable(List.of(ByteBuffer.wrap(stream)));
            request.responseHandler().onHeaders(response("application/vnd.amazon.eventstream"));
            request.responseHandler().onStream(body);
            return CompletableFuture.completedFuture(null);
          }

          @Override
          public void close() {}
        };
    try (BedrockRuntimeAsyncClient client =
        BedrockRuntimeAsyncClient.builder()
            .region(Region.US_EAST_1)
            .credentialsProvider(AnonymousCredentialsProvider.create())
            .httpClient(http)
            .build()) {
      client
          .converseStream(
              request -> request.modelId("m"),
              ConverseStreamResponseHandler.builder().subscriber(events::add).build())
          .join();
    }
    return events;
  }

  /** The pieces that the chunks of a stream carry. */
  static List<String> pieces(byte[] stream) throws MalformedBodyException {
    List<String> pieces = new ArrayList<>();
    EventFrames frames = new EventFrames(stream);
    while (frames.advance()) {
      pieces.add(new String(Chunk.read(frames), StandardCharsets.UTF_8));
    }
    return pieces;
  }

  private static SdkHttpFullResponse response(String contentType) {
    return SdkHttpFullResponse.builder()
        .statusCode(200)
        .putHeader("Content-Type", contentType)
        .build();
  }

  private SdkEvents() {}
}
