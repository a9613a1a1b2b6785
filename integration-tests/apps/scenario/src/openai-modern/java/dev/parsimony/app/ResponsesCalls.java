/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.openai.client.OpenAIClient;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.StreamResponse;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import com.openai.models.responses.StructuredResponse;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/** The Responses API. */
@SuppressWarnings("MustBeClosed") // The call that opens a stream is not the one that reads it.
final class ResponsesCalls extends Endpoint<Response, ResponseStreamEvent> {

  @Override
  Response create(OpenAIClient client, Command command) {
    return client.responses().create(params(command).build(), Clients.options(command));
  }

  @Override
  CompletableFuture<Response> createAsync(OpenAIClient client, Command command) {
    return client.async().responses().create(params(command).build(), Clients.options(command));
  }

  @Override
  StreamResponse<ResponseStreamEvent> stream(OpenAIClient client, Command command) {
    return client.responses().createStreaming(params(command).build(), Clients.options(command));
  }

  @Override
  AsyncStreamResponse<ResponseStreamEvent> streamAsync(OpenAIClient client, Command command) {
    return client
        .async()
        .responses()
        .createStreaming(params(command).build(), Clients.options(command));
  }

  @Override
  RawReply<Response> raw(OpenAIClient client, Command command) {
    return Endpoints.raw(
        client
            .responses()
            .withRawResponse()
            .create(params(command).build(), Clients.options(command)));
  }

  @Override
  RawReply<StreamResponse<ResponseStreamEvent>> rawStream(OpenAIClient client, Command command) {
    return Endpoints.raw(
        client
            .responses()
            .withRawResponse()
            .createStreaming(params(command).build(), Clients.options(command)));
  }

  @Override
  Structured<Response> structured(OpenAIClient client, Command command) {
    StructuredResponse<Ticket> reply =
        client
            .responses()
            .create(params(command).text(Ticket.class).build(), Clients.options(command));
    Ticket ticket =
        reply.output().stream()
            .flatMap(item -> item.message().map(m -> m.content().stream()).orElseGet(Stream::empty))
            .flatMap(part -> part.outputText().map(Stream::of).orElseGet(Stream::empty))
            .findFirst()
            .orElse(null);
    return new Structured<>(reply.rawResponse(), ticket);
  }

  private static ResponseCreateParams.Builder params(Command command) {
    ResponseCreateParams.Builder params =
        ResponseCreateParams.builder().model(command.model("gpt-4o-mini")).input(command.prompt());
    if (command.node("system").isTextual()) {
      params.instructions(command.text("system", ""));
    }
    Clients.eachBodyProperty(command, params::putAdditionalBodyProperty);
    command.eachHeader(params::putAdditionalHeader);
    return params;
  }

  @Override
  void validate(Response reply) {
    reply.validate();
  }

  @Override
  void validateChunk(ResponseStreamEvent chunk) {
    chunk.validate();
  }

  @Override
  String text(Response reply) {
    StringBuilder text = new StringBuilder();
    reply
        .output()
        .forEach(
            item ->
                item.message()
                    .ifPresent(
                        message ->
                            message
                                .content()
                                .forEach(
                                    part ->
                                        part.outputText()
                                            .ifPresent(said -> text.append(said.text())))));
    return text.toString();
  }

  @Override
  String chunkText(ResponseStreamEvent chunk) {
    return chunk.outputTextDelta().map(delta -> delta.delta()).orElse("");
  }
}
