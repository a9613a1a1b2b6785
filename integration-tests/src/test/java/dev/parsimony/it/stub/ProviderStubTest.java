/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProviderStubTest {

  private static final String HELLO =
      "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}";

  private final ProviderStub stub = ProviderStub.start();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void close() throws IOException {
    stub.close();
  }

  @Test
  void sameQuestion_getsTheSameAnswerUnderANewId() throws Exception {
    JsonNode one = Json.read(chat("sk-a", HELLO).body().getBytes(UTF_8));
    JsonNode two = Json.read(chat("sk-a", HELLO).body().getBytes(UTF_8));

    assertThat(two.at("/choices/0")).isEqualTo(one.at("/choices/0"));
    assertThat(two.get("id")).isNotEqualTo(one.get("id"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"hello!\"}]}",
        "{\"model\":\"gpt-4o-mini\",\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}",
        "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"system\",\"content\":\"hello\"}]}",
        "{\"model\":\"gpt-4o\",\"seed\":1,\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}",
        "{\"model\":\"gpt-4o\",\"unknown\":1,\"messages\":[{\"role\":\"user\",\"content\":\"hello\"}]}",
        "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"\\ud800\"}]}",
        "{\"model\":\"gpt-4o\",\"messages\":[{\"role\":\"user\",\"content\":\"\\ud801\"}]}"
      })
  void anotherQuestion_getsAnotherAnswer(String other) throws Exception {
    assertThat(answer(chat("sk-a", other))).isNotEqualTo(answer(chat("sk-a", HELLO)));
  }

  @Test
  void loneSurrogates_areToldApart() throws Exception {
    assertThat(answer(chat("sk-a", HELLO.replace("hello", "\\ud800"))))
        .isNotEqualTo(answer(chat("sk-a", HELLO.replace("hello", "\\ud801"))));
  }

  @Test
  void anotherCredential_getsAnotherAnswer() throws Exception {
    assertThat(answer(chat("sk-b", HELLO))).isNotEqualTo(answer(chat("sk-a", HELLO)));
  }

  @Test
  void fieldOrderAndStorageFields_doNotChangeTheAnswer() throws Exception {
    String reordered =
        "{\"messages\":[{\"content\":\"hello\",\"role\":\"user\"}],\"store\":true,\"user\":\"u\","
            + "\"model\":\"gpt-4o\"}";

    assertThat(answer(chat("sk-a", reordered))).isEqualTo(answer(chat("sk-a", HELLO)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "{", "[]", "{\"model\":\"gpt-4o\"}", "{\"messages\":[]}", "nonsense"})
  void malformedRequests_areRefusedInTheProvidersShape(String body) throws Exception {
    HttpResponse<String> reply = chat("sk-a", body);

    assertThat(reply.statusCode()).isEqualTo(400);
    assertThat(Json.read(reply.body().getBytes(UTF_8)).at("/error/type").asText())
        .isEqualTo("invalid_request_error");
  }

  @Test
  void everyReply_hasAnIdOfItsOwnAndTheProvidersHeaders() throws Exception {
    HttpResponse<String> one = chat("sk-a", HELLO);
    HttpResponse<String> two = chat("sk-a", HELLO);

    assertThat(one.headers().map())
        .containsKeys("date", "openai-version", "openai-processing-ms", "cf-ray", "set-cookie");
    assertThat(one.headers().firstValue("x-request-id"))
        .isPresent()
        .isNotEqualTo(two.headers().firstValue("x-request-id"));
  }

  @Test
  void script_isFollowedInTheOrderOfArrival_andRulesComeFirst() throws Exception {
    stub.next(Faults.status(500), Faults.none(), Faults.status(429));
    stub.when(request -> request.bodyText().contains("special"), Faults.status(403));

    List<Integer> seen = new ArrayList<>();
    for (String body : List.of(HELLO, HELLO.replace("hello", "special"), HELLO, HELLO, HELLO)) {
      seen.add(chat("sk-a", body).statusCode());
    }

    assertThat(seen).containsExactly(500, 403, 200, 429, 200);
  }

  @Test
  void resetsAndEarlyCloses_areSeenByTheClient() {
    for (Fault fault :
        List.of(
            Faults.resetBeforeHeaders(),
            Faults.closedBeforeHeaders(),
            Faults.resetAfterHeaders(),
            Faults.resetMidBody(),
            Faults.closedMidBody())) {
      stub.reset();
      stub.when(request -> true, fault);
      assertThatThrownBy(() -> chat("sk-a", HELLO)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void truncatedStream_endsWithoutItsLastEvents() throws Exception {
    stub.next(Faults.truncatedStream());

    HttpResponse<String> reply =
        chat("sk-a", HELLO.replace("{\"model\"", "{\"stream\":true,\"model\""));

    assertThat(reply.statusCode()).isEqualTo(200);
    assertThat(reply.body()).contains("\"role\":\"assistant\"").doesNotContain("[DONE]");
  }

  @Test
  void splittingAtEveryByte_changesNothingInTheBody() throws Exception {
    stub.next(Faults.text("whole"), Faults.text("whole").and(Faults.splitAtEveryByte()));
    String streaming =
        HELLO.replace(
            "{\"model\"",
            "{\"stream\":true,\"stream_options\":{\"include_obfuscation\":false},\"model\"");

    String whole = chat("sk-a", streaming).body();
    String split = chat("sk-a", streaming).body();

    assertThat(masked(split)).isEqualTo(masked(whole));
  }

  @Test
  void usage_countsAQuarterOfTheBytes() throws Exception {
    JsonNode reply = Json.read(chat("sk-a", HELLO).body().getBytes(UTF_8));

    assertThat(reply.at("/usage/prompt_tokens").asLong())
        .isEqualTo(Tokens.count("user") + Tokens.count("hello"));
    assertThat(reply.at("/usage/completion_tokens").asLong())
        .isEqualTo(Tokens.count(reply.at("/choices/0/message/content").asText()));
  }

  private static String masked(String body) {
    return body.replaceAll("chatcmpl-\\w+", "*").replaceAll("\"created\":\\d+", "*");
  }

  private static String answer(HttpResponse<String> reply) throws IOException {
    return Json.read(reply.body().getBytes(UTF_8)).at("/choices/0/message/content").asText();
  }

  private HttpResponse<String> chat(String key, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(stub.baseUrl() + "/chat/completions"))
            .header("Authorization", "Bearer " + key)
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    return http.send(request, HttpResponse.BodyHandlers.ofString());
  }
}
