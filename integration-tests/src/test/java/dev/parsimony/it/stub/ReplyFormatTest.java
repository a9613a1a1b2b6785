/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.OpenAIServiceException;
import com.openai.helpers.ChatCompletionAccumulator;
import com.openai.helpers.ResponseAccumulator;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.Completion;
import com.openai.models.completions.CompletionCreateParams;
import com.openai.models.embeddings.CreateEmbeddingResponse;
import com.openai.models.embeddings.EmbeddingCreateParams;
import com.openai.models.responses.Response;
import com.openai.models.responses.ResponseCreateParams;
import com.openai.models.responses.ResponseStreamEvent;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The stub's replies, judged by the newest client library. */
class ReplyFormatTest {

  private static final Map<String, Object> FUNCTION =
      Map.of(
          "name",
          "look_up",
          "parameters",
          Map.of(
              "type",
              "object",
              "properties",
              Map.of("city", Map.of("type", "string"), "days", Map.of("type", "integer"))));

  private final ProviderStub stub = ProviderStub.start();
  private final OpenAIClient client =
      OpenAIOkHttpClient.builder().apiKey("sk-a").baseUrl(stub.baseUrl()).maxRetries(0).build();

  @AfterEach
  void close() throws Exception {
    client.close();
    stub.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"plain", "[tools]", "[two tools]", "[refusal]", "[words:50]"})
  void chat_isValidWholeAndStreamed_andBothSayTheSame(String prompt) {
    ChatCompletionCreateParams params =
        chat("gpt-4o", prompt)
            .putAdditionalBodyProperty(
                "tools",
                JsonValue.from(
                    List.of(
                        Map.of("type", "function", "function", FUNCTION),
                        Map.of("type", "function", "function", FUNCTION))))
            .putAdditionalBodyProperty(
                "stream_options", JsonValue.from(Map.of("include_usage", true)))
            .build();

    ChatCompletion whole = client.chat().completions().create(params).validate();
    ChatCompletion joined = joined(params);

    assertThat(content(joined)).isEqualTo(content(whole));
    assertThat(joined.usage()).isEqualTo(whole.usage());
    assertThat(joined.choices().get(0).finishReason())
        .isEqualTo(whole.choices().get(0).finishReason());
  }

  @ParameterizedTest
  @ValueSource(strings = {"gpt-4o", "gpt-5"})
  void responses_areValidWholeAndStreamed_andBothSayTheSame(String model) {
    for (String prompt : List.of("plain", "[tools]", "[two tools]", "[refusal]", "[words:9]")) {
      ResponseCreateParams params = responses(model, prompt);

      Response whole = client.responses().create(params).validate();
      ResponseAccumulator accumulator = ResponseAccumulator.create();
      try (StreamResponse<ResponseStreamEvent> stream =
          client.responses().createStreaming(params)) {
        stream.stream().forEach(event -> accumulator.accumulate(event.validate()));
      }
      Response streamed = accumulator.response().validate();

      assertThat(texts(streamed)).isEqualTo(texts(whole)).isNotEmpty();
      assertThat(streamed.usage()).isEqualTo(whole.usage());
    }
  }

  @Test
  void everyEndOfAResponse_isValid() {
    ResponseCreateParams params = responses("gpt-4o", "plain");
    for (Fault end : List.of(Faults.length(), Faults.contentFilter(), Faults.errorEvent())) {
      stub.next(end);
      try (StreamResponse<ResponseStreamEvent> stream =
          client.responses().createStreaming(params)) {
        assertThat(stream.stream().map(ResponseStreamEvent::validate).count()).isPositive();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"float", "base64"})
  void embeddings_areValid_inEitherEncoding(String encoding) {
    CreateEmbeddingResponse reply =
        client
            .embeddings()
            .create(
                EmbeddingCreateParams.builder()
                    .model("text-embedding-3-small")
                    .inputOfArrayOfStrings(List.of("a", "b"))
                    .encodingFormat(EmbeddingCreateParams.EncodingFormat.of(encoding))
                    .build())
            .validate();

    assertThat(reply.data()).hasSize(2);
    assertThat(reply.data().get(0).embedding()).hasSize(1536);
    assertThat(reply.data().get(0).embedding()).isNotEqualTo(reply.data().get(1).embedding());
  }

  @Test
  void legacyCompletions_areValid_wholeAndStreamed() {
    CompletionCreateParams params =
        CompletionCreateParams.builder().model("gpt-3.5-turbo-instruct").prompt("hi").build();

    Completion whole = client.completions().create(params).validate();
    StringBuilder streamed = new StringBuilder();
    try (StreamResponse<Completion> stream = client.completions().createStreaming(params)) {
      // The provider's intermediate events have no finish reason, which this type does not know.
      stream.stream()
          .forEach(event -> event.choices().forEach(choice -> streamed.append(choice.text())));
    }

    assertThat(streamed.toString()).isEqualTo(whole.choices().get(0).text());
  }

  @Test
  void structuredOutput_followsTheSchema() {
    var reply =
        client
            .chat()
            .completions()
            .create(
                ChatCompletionCreateParams.builder()
                    .model("gpt-4o")
                    .addUserMessage("hi")
                    .responseFormat(Ticket.class)
                    .build())
            .validate();

    Ticket ticket = reply.choices().get(0).message().content().orElseThrow();
    assertThat(ticket.summary).startsWith("answer-");
    assertThat(ticket.labels).hasSize(1);
  }

  @Test
  void logprobsAndChoices_comeWhereAskedFor() {
    ChatCompletion reply =
        client
            .chat()
            .completions()
            .create(chat("gpt-4o", "hi").n(3).logprobs(true).build())
            .validate();

    assertThat(reply.choices()).hasSize(3);
    assertThat(reply.choices().stream().map(choice -> choice.message().content()).distinct())
        .hasSize(3);
    assertThat(reply.choices().get(0).logprobs().orElseThrow().content().orElseThrow())
        .isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 409, 422, 429, 500, 503})
  void errors_areOfTheProvidersShape(int status) {
    stub.next(Faults.status(status));

    Throwable thrown =
        catchThrowable(() -> client.chat().completions().create(chat("gpt-4o", "hi").build()));

    assertThat(thrown).isInstanceOf(OpenAIServiceException.class);
    OpenAIServiceException error = (OpenAIServiceException) thrown;
    assertThat(error.statusCode()).isEqualTo(status);
    assertThat(error.type()).isPresent();
  }

  private ChatCompletion joined(ChatCompletionCreateParams params) {
    ChatCompletionAccumulator accumulator = ChatCompletionAccumulator.create();
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(params)) {
      stream.stream().forEach(chunk -> accumulator.accumulate(chunk.validate()));
    }
    return accumulator.chatCompletion();
  }

  private static String content(ChatCompletion reply) {
    var message = reply.choices().get(0).message();
    StringBuilder said = new StringBuilder();
    message.content().ifPresent(said::append);
    message.refusal().ifPresent(said::append);
    message
        .toolCalls()
        .ifPresent(
            calls -> calls.forEach(call -> said.append(call.asFunction().function().name())));
    return said.toString();
  }

  private static String texts(Response response) {
    StringBuilder said = new StringBuilder();
    response
        .output()
        .forEach(
            item -> {
              item.message().ifPresent(message -> said.append(message.content().size()));
              item.functionCall().ifPresent(call -> said.append(call.arguments()));
            });
    return said.toString();
  }

  private static ChatCompletionCreateParams.Builder chat(String model, String prompt) {
    return ChatCompletionCreateParams.builder().model(model).addUserMessage(prompt);
  }

  private static ResponseCreateParams responses(String model, String prompt) {
    Map<String, Object> tool = new java.util.HashMap<>(FUNCTION);
    tool.put("type", "function");
    tool.put("strict", true);
    return ResponseCreateParams.builder()
        .model(model)
        .input(prompt)
        .putAdditionalBodyProperty("tools", JsonValue.from(List.of(tool, tool)))
        .build();
  }

  /** What a structured answer is asked to be. */
  @SuppressWarnings("NullAway.Init")
  public static final class Ticket {
    public String summary;
    public int priority;
    public List<String> labels;
  }
}
