/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.otlp.OtlpAttributes;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.Gate;
import io.opentelemetry.proto.resource.v1.Resource;
import io.opentelemetry.proto.trace.v1.ResourceSpans;
import io.opentelemetry.proto.trace.v1.ScopeSpans;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each kind of call and every attribute that its span has on the wire. */
@SuppressWarnings("NullAway.Init")
class ExportedSpansTest {

  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - name: never-mini
          match: {model: gpt-4.1-mini}
          cache: {enabled: false}
        - name: all
          match: {model: ["gpt-*", "text-*", "qwen-*", "mistral-*"]}
          cache: {retry-window: 0s}
      providers:
        - url: 'http://127.0.0.1:*/mistral/v1/chat/completions'
          dialect: mistral.chat
      """;
  private static final String ANSWERED = "gpt-4o-mini-2024-07-18";

  private static Testbed bed;

  @BeforeAll
  static void start() {
    bed =
        Testbed.start(
            Client.NEWEST, CONFIG, launch -> launch.withEnvironment("OTEL_SERVICE_NAME", "desk"));
  }

  @BeforeEach
  void forgetScripts() {
    bed.provider().reset();
  }

  @AfterAll
  static void stop() {
    try (Testbed ended = bed) {
      ended.end();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "raw"})
  void chat_hasExactlyTheseAttributes(String form) {
    Testbed.Observed call = bed.observe(AppCommand.chat("one " + form).form(form));

    assertThat(call.span().name()).isEqualTo("chat gpt-4o-mini");
    assertThat(call.span().span().getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
    assertThat(call.span().span().getStatus()).isEqualTo(Status.getDefaultInstance());
    assertThat(call.span().parentId()).isEmpty();
    assertThat(call.span().attributes())
        .containsExactlyEntriesOf(
            with(
                chat(),
                bought(),
                usage(call.seen()),
                Map.of(
                    "gen_ai.response.id",
                    call.seen().response().path("id").asText(),
                    "parsimony.cost.nano_usd",
                    150L * input(call.seen()) + 600L * 10,
                    "parsimony.cost.usd",
                    (150L * input(call.seen()) + 600L * 10) / 1e9)));
  }

  @ParameterizedTest
  @CsvSource({
    "/compatible-mode/v1, qwen-plus, openai",
    "/mistral/v1, mistral-small-latest, mistral_ai"
  })
  void otherProviders_byTheirCompatibleUrl_areToldAndCached(
      String path, String model, String provider) {
    AppCommand chat = AppCommand.chat("elsewhere").model(model).with("basePath", path);
    for (String form : List.of("blocking", "stream")) {
      Testbed.Observed bought = bed.observe(chat.form(form).system(form));
      Testbed.Observed again = bed.observe(chat.form(form).system(form));

      assertThat(bought.span().attributes()).containsEntry("gen_ai.provider.name", provider);
      assertThat(bought.span().servedBy()).isEqualTo("provider");
      assertThat(again.span().servedBy()).isEqualTo("cache");
      assertThat(again.seen().text()).isNotEmpty().isEqualTo(bought.seen().text());
    }
  }

  @Test
  void requestParameters_areToldByTheNamesOfTheConventions() {
    ExportedSpan span =
        bed.spanOf(
            AppCommand.chat("parameters")
                .body("temperature", 0)
                .body("top_p", 0.5)
                .body("frequency_penalty", 0.1)
                .body("presence_penalty", 0.2)
                .body("max_tokens", 99)
                .body("seed", 7)
                .body("n", 2)
                .body("stop", List.of("END"))
                .body("service_tier", "flex")
                .body("response_format", Map.of("type", "json_object")));

    assertThat(span.attributes())
        .contains(
            entry("gen_ai.request.temperature", 0.0),
            entry("gen_ai.request.top_p", 0.5),
            entry("gen_ai.request.frequency_penalty", 0.1),
            entry("gen_ai.request.presence_penalty", 0.2),
            entry("gen_ai.request.max_tokens", 99L),
            entry("gen_ai.request.seed", 7L),
            entry("gen_ai.request.choice.count", 2L),
            entry("gen_ai.request.stop_sequences", List.of("END")),
            entry("gen_ai.output.type", "json"),
            entry("openai.request.service_tier", "flex"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"stream", "async-stream", "raw-stream"})
  void stream_withoutReportedUsage_hasAnEstimateUnderOurOwnName(String form) {
    Testbed.Observed call = bed.observe(AppCommand.chat("two " + form).form(form));
    Map<String, Object> attributes = new TreeMap<>(call.span().attributes());

    assertThat((Double) attributes.remove("gen_ai.response.time_to_first_chunk"))
        .isPositive()
        .isLessThanOrEqualTo(call.span().seconds());
    assertThat((Long) attributes.remove("parsimony.estimated.input_tokens")).isPositive();
    assertThat((Long) attributes.remove("parsimony.estimated.output_tokens")).isPositive();
    assertThat(attributes)
        .containsExactlyEntriesOf(
            with(
                chat(),
                bought(),
                Map.of(
                    "gen_ai.request.stream",
                    true,
                    "gen_ai.response.id",
                    call.seen().events().get(0).path("id").asText())));
  }

  @Test
  void stream_thatReportsUsage_hasItAndNoEstimate() {
    ExportedSpan span =
        bed.spanOf(
            AppCommand.chat("three")
                .form("stream")
                .body("stream_options", Map.of("include_usage", true)));

    assertThat(span.attributes())
        .contains(entry("gen_ai.usage.input_tokens", 3L), entry("gen_ai.usage.output_tokens", 10L))
        .containsEntry("parsimony.cost.nano_usd", 150L * 3 + 600L * 10)
        .doesNotContainKeys(
            "parsimony.estimated.input_tokens", "parsimony.estimated.output_tokens");
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "stream"})
  void responses_haveTheirOwnApiType(String form) {
    Testbed.Observed call =
        bed.observe(AppCommand.call("responses", "four " + form).form(form).body("store", false));
    Map<String, Object> attributes = new TreeMap<>(call.span().attributes());
    attributes.keySet().removeAll(List.of("gen_ai.response.time_to_first_chunk"));
    Object id = attributes.remove("gen_ai.response.id");
    Object input = attributes.get("gen_ai.usage.input_tokens");

    assertThat(id.toString()).startsWith("resp_");
    Map<String, Object> expected = with(chat(), bought());
    expected.remove("openai.response.system_fingerprint");
    if (form.equals("stream")) {
      expected.put("gen_ai.request.stream", true);
    }
    assertThat(attributes)
        .containsExactlyEntriesOf(
            with(
                expected,
                Map.of(
                    "openai.api.type",
                    "responses",
                    "gen_ai.response.finish_reasons",
                    List.of("completed"),
                    "gen_ai.usage.input_tokens",
                    input,
                    "gen_ai.usage.output_tokens",
                    10L,
                    "gen_ai.usage.cache_read.input_tokens",
                    0L,
                    "gen_ai.usage.cache_creation.input_tokens",
                    0L,
                    "gen_ai.usage.reasoning.output_tokens",
                    0L,
                    "parsimony.cost.nano_usd",
                    150 * (Long) input + 6000,
                    "parsimony.cost.usd",
                    (150 * (Long) input + 6000) / 1e9)));
  }

  @Test
  void embeddings_haveTheirOwnOperation() {
    Testbed.Observed call =
        bed.observe(AppCommand.call("embeddings", "five").body("dimensions", 256));

    assertThat(call.span().name()).isEqualTo("embeddings text-embedding-3-small");
    assertThat(call.span().attributes())
        .containsExactlyEntriesOf(
            with(
                common("embeddings", "text-embedding-3-small"),
                bought(),
                Map.of(
                    "gen_ai.response.model",
                    "text-embedding-3-small",
                    "gen_ai.request.encoding_formats",
                    List.of("base64"),
                    "gen_ai.embeddings.dimension.count",
                    256L,
                    "gen_ai.usage.input_tokens",
                    1L,
                    "parsimony.model.sent",
                    "text-embedding-3-small",
                    "parsimony.model.answered",
                    "text-embedding-3-small",
                    "parsimony.cost.nano_usd",
                    20L,
                    "parsimony.cost.usd",
                    2e-8)));
  }

  @Test
  void completions_haveTheirOwnOperation_andAnUnknownPriceIsNoPrice() {
    Testbed.Observed call = bed.observe(AppCommand.call("completions", "six"));
    String model = "gpt-3.5-turbo-instruct";

    assertThat(call.span().name()).isEqualTo("text_completion " + model);
    assertThat(call.span().attributes())
        .containsExactlyEntriesOf(
            with(
                common("text_completion", model),
                bought(),
                usage(call.seen()),
                Map.of(
                    "gen_ai.response.id", call.seen().response().path("id").asText(),
                    "gen_ai.response.model", model,
                    "gen_ai.response.finish_reasons", List.of("stop"),
                    "parsimony.model.sent", model,
                    "parsimony.model.answered", model)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void providersError_isNamed_andCostsNothing(String form) {
    bed.provider().next(Faults.status(429));
    ExportedSpan span = bed.spanOf(AppCommand.chat("seven").form(form).maxRetries(0));
    Map<String, Object> expected =
        with(
            common("chat", "gpt-4o-mini"),
            Map.of(
                "openai.api.type",
                "chat_completions",
                "error.type",
                "rate_limit_exceeded",
                "parsimony.served_by",
                "provider",
                "parsimony.model.sent",
                "gpt-4o-mini",
                "parsimony.decision",
                List.of("cache=miss", "cache=not_stored"),
                "parsimony.reason",
                List.of("not_found", "status"),
                "parsimony.rule",
                List.of("all", "all"),
                "parsimony.cost.nano_usd",
                0L,
                "parsimony.cost.usd",
                0.0));
    if (form.endsWith("stream")) {
      expected.put("gen_ai.request.stream", true);
    }

    assertThat(span.span().getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    assertThat(span.attributes()).containsExactlyEntriesOf(expected);
  }

  @Test
  void retriedCall_isOneSpan() {
    bed.provider().next(Faults.status(429), Faults.status(500));

    ExportedSpan span = bed.spanOf(AppCommand.chat("eight").maxRetries(2));

    assertThat(span.attributes()).doesNotContainKey("error.type");
    assertThat(span.span().getStatus()).isEqualTo(Status.getDefaultInstance());
  }

  @Test
  void refusedConnection_isNamedByItsException() throws Exception {
    try (Testbed lonely = Testbed.start(CONFIG)) {
      lonely.provider().close();

      ExportedSpan span = lonely.spanOf(AppCommand.chat("nine").maxRetries(0));

      assertThat(span.span().getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
      assertThat(span.attributes())
          .containsExactlyEntriesOf(
              with(
                  common("chat", "gpt-4o-mini"),
                  Map.of(
                      "server.port",
                      port(lonely),
                      "openai.api.type",
                      "chat_completions",
                      "error.type",
                      "com.openai.errors.OpenAIIoException",
                      "parsimony.served_by",
                      "provider",
                      "parsimony.model.sent",
                      "gpt-4o-mini",
                      "parsimony.decision",
                      List.of("cache=miss", "cache=not_stored"),
                      "parsimony.reason",
                      List.of("not_found", "no_reply"),
                      "parsimony.rule",
                      List.of("all", "all"),
                      "parsimony.cost.nano_usd",
                      0L,
                      "parsimony.cost.usd",
                      0.0)));
      lonely.end();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "async", "stream", "async-stream"})
  void hit_hasNoUsage_butWhatItSaved(String form) {
    AppResult first = bed.send(AppCommand.chat("ten " + form));
    Testbed.Observed call = bed.observe(AppCommand.chat("ten " + form).form(form));
    Map<String, Object> attributes = new TreeMap<>(call.span().attributes());
    long saved = 150L * input(first) + 6000;
    Map<String, Object> expected =
        with(
            chat(),
            Map.of(
                "gen_ai.response.id",
                first.response().path("id").asText(),
                "parsimony.served_by",
                "cache",
                "parsimony.decision",
                List.of("cache=hit"),
                "parsimony.reason",
                List.of("exact"),
                "parsimony.rule",
                List.of("all"),
                "parsimony.cost.nano_usd",
                0L,
                "parsimony.cost.usd",
                0.0,
                "parsimony.saved.input_tokens",
                input(first),
                "parsimony.saved.output_tokens",
                10L,
                "parsimony.saved.nano_usd",
                saved));
    expected.remove("parsimony.model.sent");
    if (form.endsWith("stream")) {
      expected.put("gen_ai.request.stream", true);
      assertThat(attributes.remove("gen_ai.response.time_to_first_chunk")).isNotNull();
    }

    assertThat(attributes).containsExactlyEntriesOf(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"blocking", "stream"})
  void joined_hasNoUsage_butWhatItSaved(String form) throws Exception {
    Gate gate = Gate.beforeHeaders();
    AppCommand command = AppCommand.chat("eleven " + form).form(form);
    bed.spanOf(AppCommand.chat("before eleven " + form));
    bed.provider().next(gate);
    bed.begin("a", command);
    assertThat(gate.awaitArrival()).isTrue();
    bed.begin("b", command);
    bed.awaitWaiting("b");
    gate.open();
    assertThat(bed.app().await("a").ok()).isTrue();
    assertThat(bed.app().await("b").ok()).isTrue();

    ExportedSpan joined =
        bed.awaitSpans().stream().filter(s -> s.servedBy().equals("joined")).findFirst().get();

    assertThat(joined.decisions()).containsExactly("cache=miss:not_found", "join=joined:in_flight");
    assertThat(joined.attributes())
        .containsEntry("parsimony.rule", List.of("all", "all"))
        .containsEntry("parsimony.cost.nano_usd", 0L)
        .doesNotContainKeys(
            "parsimony.model.sent", "gen_ai.usage.input_tokens", "gen_ai.usage.output_tokens");
    if (form.equals("blocking")) {
      assertThat(joined.attributes()).containsEntry("parsimony.saved.output_tokens", 10L);
    } else {
      assertThat(joined.attributes())
          .containsKeys(
              "parsimony.saved.estimated_input_tokens", "parsimony.saved.estimated_output_tokens");
    }
  }

  @Test
  void ruleThatRefuses_isNamed() {
    ExportedSpan span = bed.spanOf(AppCommand.chat("thirteen").model("gpt-4.1-mini"));

    assertThat(span.decisions()).containsExactly("cache=bypass:disabled");
    assertThat(span.attributes()).containsEntry("parsimony.rule", List.of("never-mini"));
  }

  @Test
  void callThatNoRuleIsFor_namesNone() {
    ExportedSpan span = bed.spanOf(AppCommand.chat("fourteen").model("o1"));

    assertThat(span.decisions()).containsExactly("cache=bypass:no_rule");
    assertThat(span.attributes()).doesNotContainKey("parsimony.rule");
  }

  @Test
  void resourceAndScope_nameTheServiceAndTheAgent() {
    bed.spanOf(AppCommand.chat("twelve"));
    ResourceSpans spans = bed.collector().resourceSpans().get(0);
    Resource resource = spans.getResource();
    ScopeSpans scope = spans.getScopeSpans(0);

    assertThat(OtlpAttributes.of(resource.getAttributesList()))
        .containsEntry("service.name", "desk")
        .containsEntry("telemetry.distro.name", "parsimony")
        .containsEntry("telemetry.distro.version", "0.1.0");
    assertThat(scope.getScope().getName()).isEqualTo("dev.parsimony");
    assertThat(scope.getScope().getVersion()).isEqualTo("0.1.0");
    assertThat(scope.getSchemaUrl()).isEqualTo("https://opentelemetry.io/schemas/1.41.1");
  }

  @Test
  void promptsAndAnswers_areOnNoSpan() {
    bed.spanOf(AppCommand.chat("a secret question").system("a secret instruction"));

    assertThat(bed.collector().resourceSpans().toString()).doesNotContain("secret", "answer-");
  }

  private static Map<String, Object> common(String operation, String model) {
    return new TreeMap<>(
        Map.of(
            "gen_ai.operation.name",
            operation,
            "gen_ai.provider.name",
            "openai",
            "gen_ai.request.model",
            model,
            "parsimony.model.requested",
            model,
            "parsimony.client.name",
            "openai-java",
            "parsimony.client.version",
            "4.101.0",
            "server.address",
            "127.0.0.1",
            "server.port",
            port(bed)));
  }

  private static Map<String, Object> chat() {
    return with(
        common("chat", "gpt-4o-mini"),
        Map.of(
            "gen_ai.response.model", ANSWERED,
            "gen_ai.response.finish_reasons", List.of("stop"),
            "openai.api.type", "chat_completions",
            "openai.response.service_tier", "default",
            "openai.response.system_fingerprint", "fp_44709d6fcb",
            "parsimony.model.sent", "gpt-4o-mini",
            "parsimony.model.answered", ANSWERED));
  }

  private static Map<String, Object> bought() {
    return Map.of(
        "parsimony.served_by", "provider",
        "parsimony.decision", List.of("cache=miss", "cache=stored"),
        "parsimony.reason", List.of("not_found", "ok"),
        "parsimony.rule", List.of("all", "all"));
  }

  private static Map<String, Object> usage(AppResult seen) {
    return Map.of(
        "gen_ai.usage.input_tokens",
        input(seen),
        "gen_ai.usage.output_tokens",
        seen.response().at("/usage/completion_tokens").asLong(),
        "gen_ai.usage.cache_read.input_tokens",
        0L,
        "gen_ai.usage.reasoning.output_tokens",
        0L);
  }

  private static long input(AppResult seen) {
    return seen.response().at("/usage/prompt_tokens").asLong();
  }

  private static long port(Testbed testbed) {
    return URI.create(testbed.provider().baseUrl()).getPort();
  }

  @SafeVarargs
  private static Map<String, Object> with(Map<String, Object>... parts) {
    Map<String, Object> all = new TreeMap<>();
    List.of(parts).forEach(all::putAll);
    return all;
  }
}
