/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.downgrade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.downgrade.DowngradePolicy;
import dev.parsimony.policy.downgrade.DowngradeSettings;
import dev.parsimony.tokens.Price;
import dev.parsimony.tokens.PriceTable;
import dev.parsimony.tokens.Rates;
import dev.parsimony.tokens.TokenRatios;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The traps between models: a call that only gets another name is refused by the provider; with
 * what the policy changes it is accepted, or it is not moved.
 */
class TrapTableTest {

  private static final ProviderStub PROVIDER = ProviderStub.start();
  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static final String HISTORY =
      "{\"role\":\"user\",\"content\":\"hi\"},{\"role\":\"assistant\",\"content\":\"He said\"}";

  private static final String SOUND =
      "{\"role\":\"user\",\"content\":[{\"type\":\"input_audio\",\"input_audio\":"
          + "{\"data\":\"UklGRg==\",\"format\":\"wav\"}}]}";
  private static final String MARKED =
      "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"hi\","
          + "\"prompt_cache_breakpoint\":{\"mode\":\"explicit\"}}]}";
  private static final String CITED =
      "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"hi\",\"citations\":"
          + "[{\"type\":\"char_location\",\"cited_text\":\"hi\",\"document_index\":0,"
          + "\"start_char_index\":0,\"end_char_index\":2}]}]}";

  @AfterAll
  static void stop() throws IOException {
    PROVIDER.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          chat | gpt-4o  | gpt-5-mini        | 'temperature':0.2,'top_p':0.9,'presence_penalty':0.5,'max_tokens':100
          chat | gpt-4o  | o4-mini           | 'max_tokens':100
          chat | gpt-4o  | gpt-5.1           | 'temperature':0.2,'max_tokens':100
          chat | gpt-4o  | gpt-6-luna        | 'temperature':0.2,'tools':[{'type':'function','function':{'name':'f'}}]
          chat | gpt-5   | gpt-4.1-mini      | 'reasoning_effort':'low','verbosity':'low','max_completion_tokens':100
          chat | gpt-5.1 | gpt-5-mini        | 'reasoning_effort':'none','temperature':0.2
          chat | gpt-5   | gpt-6-astra       | 'reasoning_effort':'minimal'
          chat | gpt-4o | o4-mini           | 'parallel_tool_calls':false,'tools':[{'type':'function','function':{'name':'f'}}]
          chat | gpt-5  | o4-mini           | 'verbosity':'low'
          chat | gpt-4o | gpt-5-nano        | 'prediction':{'type':'content','content':'hi'}
          chat | gpt-5.6-sol | gpt-5-nano   | 'prompt_cache_options':{'mode':'explicit'}
          responses | gpt-4o | gpt-5-nano    | 'temperature':0.2,'store':false
          responses | gpt-5 | gpt-4.1-nano   | 'reasoning':{'effort':'low'},'store':false
          responses | gpt-5 | gpt-4.1-nano   | 'include':['reasoning.encrypted_content'],'store':false
          responses | gpt-5 | gpt-4.1-mini   | 'include':['reasoning.encrypted_content','message.input_image.image_url'],'store':false
          messages | claude-opus-4-5 | claude-sonnet-5 | 'temperature':0.2,'max_tokens':100
          messages | claude-opus-4-5 | claude-haiku-5-5 | 'max_tokens':9000,'thinking':{'type':'enabled','budget_tokens':2000}
          messages | claude-opus-4-8 | claude-sonnet-5-5 | 'max_tokens':100,'thinking':{'type':'disabled'}
          messages | claude-3-haiku | claude-haiku-4-5 | 'temperature':0.2,'top_p':0.9,'max_tokens':100
          gemini | gemini-2.5-pro | gemini-3.5-flash | 'generationConfig':{'temperature':0.1,'thinkingConfig':{'thinkingBudget':1000}}
          """)
  void trapThatCanBeAdaptedTo_isPassed(String kind, String model, String target, String fields)
      throws Exception {
    Outcome outcome = move(kind, model, target, fields);

    assertThat(send(outcome.naive())).as("renamed only").isEqualTo(400);
    assertThat(outcome.reason()).isEqualTo("forced");
    assertThat(send(Objects.requireNonNull(outcome.moved()))).isEqualTo(200);
    assertThat(send(outcome.original())).as("as written").isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '^',
      textBlock =
          """
          chat | gpt-4o | gpt-5-mini | no_stop | 'stop':['END']
          chat | gpt-4o | gpt-5-mini | logprobs | 'logprobs':true
          chat | gpt-4o | gpt-5-mini | logprobs | 'logit_bias':{'50256':-100}
          responses | gpt-4o | gpt-5-mini | logprobs | 'include':['message.output_text.logprobs'],'store':false
          marked | gpt-5.6-sol | gpt-5-nano | cache_marks | 'user':'x'
          sound | gpt-4o-audio-preview | gpt-4o-mini | no_audio | 'user':'x'
          cited | claude-opus-4-5 | claude-sonnet-5 | cited_text | 'max_tokens':100
          chat | gpt-5 | gpt-4.1-mini | no_reasoning | 'reasoning_effort':'high'
          chat | gpt-4o | gpt-6-astra | no_tools_over_chat | 'tools':[{'type':'function','function':{'name':'f'}}]
          messages | claude-opus-4-8 | claude-sonnet-5-5 | no_forced_tool | 'max_tokens':100,'tool_choice':{'type':'any'},'tools':[{'name':'f','input_schema':{'type':'object'}}]
          prefill | claude-opus-4-5 | claude-sonnet-4-6 | no_prefill | 'max_tokens':100
          calls | gemini-2.5-pro | gemini-3.5-flash | unsigned_calls | 'tools':[{'functionDeclarations':[{'name':'f'}]}]
          """)
  void trapThatCannotBeAdaptedTo_keepsTheCall(
      String kind, String model, String target, String reason, String fields) throws Exception {
    Outcome outcome = move(kind, model, target, fields);

    assertThat(send(outcome.naive())).as("renamed only").isEqualTo(400);
    assertThat(outcome.reason()).isEqualTo(reason);
    assertThat(outcome.moved()).isNull();
    assertThat(send(outcome.original())).isEqualTo(200);
  }

  private static Outcome move(String kind, String model, String target, String fields)
      throws Exception {
    WireRequest original = request(kind, model, fields.replace('\'', '"'));
    Dialect dialect = Objects.requireNonNull(Dialects.recognise("POST", original.url()));
    RequestFacts facts = dialect.readRequest(original);
    PriceTable prices =
        PriceTable.standard().withOverrides(List.of(price(target, "0.001"), price(model, "100")));
    PolicyCall call = new PolicyCall(origin(), facts, settings(DowngradeSettings.forced(target)));
    Verdict verdict = new DowngradePolicy(() -> prices, new TokenRatios(), () -> 0).before(call);
    WireRequest naive = Objects.requireNonNull(dialect.withModel(original, target));
    return new Outcome(original, naive, verdict.request(), call.decisions().get(0).reason());
  }

  private static WireRequest request(String kind, String model, String fields) {
    String hello = "{\"role\":\"user\",\"content\":\"hi\"}";
    switch (kind) {
      case "chat":
        return request(
            "https://api.openai.com/v1/chat/completions", named(model, "messages", hello, fields));
      case "responses":
        return request("https://api.openai.com/v1/responses", named(model, "input", hello, fields));
      case "messages":
        return request(
            "https://api.anthropic.com/v1/messages", named(model, "messages", hello, fields));
      case "sound":
        return request(
            "https://api.openai.com/v1/chat/completions", named(model, "messages", SOUND, fields));
      case "marked":
        return request(
            "https://api.openai.com/v1/chat/completions", named(model, "messages", MARKED, fields));
      case "cited":
        return request(
            "https://api.anthropic.com/v1/messages", named(model, "messages", CITED, fields));
      case "prefill":
        return request(
            "https://api.anthropic.com/v1/messages", named(model, "messages", HISTORY, fields));
      default:
        String said = "{\"role\":\"user\",\"parts\":[{\"text\":\"hi\"}]}";
        String called =
            said
                + ",{\"role\":\"model\",\"parts\":[{\"functionCall\":{\"name\":\"f\",\"args\":{}}}]}"
                + ",{\"role\":\"user\",\"parts\":[{\"functionResponse\":"
                + "{\"name\":\"f\",\"response\":{}}}]}";
        return request(
            "https://generativelanguage.googleapis.com/v1beta/models/" + model + ":generateContent",
            "{\"contents\":[" + (kind.equals("calls") ? called : said) + "]," + fields + "}");
    }
  }

  private static WireRequest request(String url, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new WireRequest("POST", url, WireHeaders.NONE, bytes);
  }

  private static String named(String model, String list, String messages, String fields) {
    return "{\"model\":\"" + model + "\",\"" + list + "\":[" + messages + "]," + fields + "}";
  }

  private static int send(WireRequest request) throws Exception {
    String base = PROVIDER.baseUrl().replaceFirst("/v1$", "");
    HttpRequest sent =
        HttpRequest.newBuilder(URI.create(base + URI.create(request.url()).getRawPath()))
            .header("Authorization", "Bearer sk-1")
            .header("x-api-key", "sk-1")
            .header("x-goog-api-key", "sk-1")
            .header("anthropic-version", "2023-06-01")
            .POST(HttpRequest.BodyPublishers.ofByteArray(request.body()))
            .build();
    return CLIENT.send(sent, HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static Price price(String model, String dollars) {
    BigDecimal rate = new BigDecimal(dollars);
    return Price.of("*", model, Rates.perMillion(rate, rate, null, null));
  }

  private static CallOrigin origin() {
    return new CallOrigin("test", "1", 1, Delivery.BLOCKING, 0, AppContext.NONE);
  }

  private static SettingsLookup settings(DowngradeSettings settings) {
    return new SettingsLookup() {
      @Override
      public <S> @Nullable S find(Class<S> type) {
        return type.isInstance(settings) ? type.cast(settings) : null;
      }
    };
  }

  private record Outcome(
      WireRequest original, WireRequest naive, @Nullable WireRequest moved, String reason) {}
}
