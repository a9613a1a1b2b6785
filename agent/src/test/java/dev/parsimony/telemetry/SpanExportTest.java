/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import static dev.parsimony.telemetry.Exchanges.START;
import static dev.parsimony.telemetry.Exchanges.chat;
import static dev.parsimony.telemetry.Exchanges.chatSuccess;
import static dev.parsimony.telemetry.Exchanges.exchange;
import static dev.parsimony.telemetry.Exchanges.reply;
import static dev.parsimony.telemetry.Exchanges.request;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import dev.parsimony.exchange.Arm;
import dev.parsimony.exchange.Assignment;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.Saving;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Timing;
import dev.parsimony.exchange.TraceParent;
import dev.parsimony.exchange.Usage;
import io.opentelemetry.proto.trace.v1.Span;
import io.opentelemetry.proto.trace.v1.Status;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class SpanExportTest {

  private static Map<String, Object> savingOf(Saving saving) throws Exception {
    Exchange exchange = exchange(chat("gpt-4o-mini")).saving(saving).build();
    Map<String, Object> attributes = new HashMap<>(Exported.of(exchange).attributes());
    attributes.keySet().removeIf(name -> !name.matches("parsimony\\.(saved|would_save)\\..*"));
    return attributes;
  }

  private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
  private static final String PARENT = "b7ad6b7169203331";

  @Test
  void chat_hasNameKindTimesScopeAndExactAttributes() throws Exception {
    Exported exported = Exported.of(chatSuccess().build());

    Span span = exported.span();
    assertThat(span.getName()).isEqualTo("chat gpt-4o-mini");
    assertThat(span.getKind()).isEqualTo(Span.SpanKind.SPAN_KIND_CLIENT);
    assertThat(span.getStartTimeUnixNano()).isEqualTo(START);
    assertThat(span.getEndTimeUnixNano()).isEqualTo(START + 250_000_000);
    assertThat(span.getStatus().getCode()).isEqualTo(Status.StatusCode.STATUS_CODE_UNSET);
    assertThat(exported.attributes())
        .containsExactlyInAnyOrderEntriesOf(
            with(
                base("chat", "gpt-4o-mini"),
                entry("gen_ai.request.temperature", 0.5),
                entry("gen_ai.response.id", "chatcmpl-1"),
                entry("gen_ai.response.model", "gpt-4o-mini-2024-07-18"),
                entry("gen_ai.response.finish_reasons", List.of("stop")),
                entry("gen_ai.usage.input_tokens", 100L),
                entry("gen_ai.usage.output_tokens", 20L),
                entry("gen_ai.usage.cache_read.input_tokens", 64L),
                entry("gen_ai.usage.reasoning.output_tokens", 0L),
                entry("openai.api.type", "chat_completions"),
                entry("parsimony.decision", List.of("cache=skip")),
                entry("parsimony.reason", List.of("unlike")),
                entry("parsimony.rule", List.of("faq")),
                entry("parsimony.model.answered", "gpt-4o-mini-2024-07-18"),
                entry("parsimony.cost.nano_usd", 12_345L),
                entry("parsimony.cost.usd", 0.000012345)));
  }

  @Test
  void resource_namesTheServiceAndTheDistribution() throws Exception {
    Exported exported =
        Exported.with(
            Map.of(
                "OTEL_SERVICE_NAME", "desk",
                "OTEL_RESOURCE_ATTRIBUTES", "team=a%20b, bad, =worse"),
            chatSuccess().build());

    assertThat(exported.resource())
        .contains(
            entry("service.name", "desk"),
            entry("team", "a b"),
            entry("telemetry.distro.name", "parsimony"),
            entry("telemetry.distro.version", "9.9.9"));
  }

  @Test
  void allParameters_standUnderTheirConventionalNames() throws Exception {
    Exchange exchange =
        exchange(
                request("openai.responses", Operation.CHAT, "gpt-4o")
                    .parameter(Parameter.TEMPERATURE, 1.0)
                    .parameter(Parameter.TOP_P, 0.9)
                    .parameter(Parameter.FREQUENCY_PENALTY, 0.1)
                    .parameter(Parameter.PRESENCE_PENALTY, 0.2)
                    .parameter(Parameter.MAX_TOKENS, 50L)
                    .parameter(Parameter.SEED, 7L)
                    .parameter(Parameter.CHOICE_COUNT, 2L)
                    .parameter(Parameter.STOP_SEQUENCES, List.of("END"))
                    .parameter(Parameter.OUTPUT_TYPE, "json")
                    .parameter(Parameter.SERVICE_TIER, "flex")
                    .parameter(Parameter.CONVERSATION_ID, "conv_1"))
            .reply(ReplyFacts.builder().serviceTier("flex").systemFingerprint("fp_1").build())
            .build();

    assertThat(Exported.of(exchange).attributes())
        .containsExactlyInAnyOrderEntriesOf(
            with(
                base("chat", "gpt-4o"),
                entry("gen_ai.request.temperature", 1.0),
                entry("gen_ai.request.top_p", 0.9),
                entry("gen_ai.request.frequency_penalty", 0.1),
                entry("gen_ai.request.presence_penalty", 0.2),
                entry("gen_ai.request.max_tokens", 50L),
                entry("gen_ai.request.seed", 7L),
                entry("gen_ai.request.choice.count", 2L),
                entry("gen_ai.request.stop_sequences", List.of("END")),
                entry("gen_ai.output.type", "json"),
                entry("gen_ai.conversation.id", "conv_1"),
                entry("openai.api.type", "responses"),
                entry("openai.request.service_tier", "flex"),
                entry("openai.response.service_tier", "flex"),
                entry("openai.response.system_fingerprint", "fp_1")));
  }

  @Test
  void defaults_areLeftOut_andWronglyTypedParametersToo() throws Exception {
    Exchange exchange =
        exchange(
                chat("gpt-4o")
                    .parameter(Parameter.CHOICE_COUNT, 1L)
                    .parameter(Parameter.SERVICE_TIER, "auto")
                    .parameter(Parameter.TEMPERATURE, "hot")
                    .parameter(Parameter.STOP_SEQUENCES, "END")
                    .parameter(Parameter.MAX_TOKENS, 1.5))
            .build();

    assertThat(Exported.of(exchange).attributes())
        .containsExactlyInAnyOrderEntriesOf(
            with(base("chat", "gpt-4o"), entry("openai.api.type", "chat_completions")));
  }

  @Test
  void stream_hasTimeToFirstChunk_andEstimatesUnderOurOwnName() throws Exception {
    Exchange exchange =
        exchange(
                chat("gpt-4o-mini").stream(true),
                new Timing(START, 900_000_000, 200_000_000, 800_000_000, 4))
            .reply(reply("gpt-4o-mini").build())
            .estimate(Usage.of(11, 22))
            .build();

    assertThat(Exported.of(exchange).attributes())
        .containsExactlyInAnyOrderEntriesOf(
            with(
                base("chat", "gpt-4o-mini"),
                entry("gen_ai.request.stream", true),
                entry("gen_ai.response.time_to_first_chunk", 0.2),
                entry("gen_ai.response.id", "chatcmpl-1"),
                entry("gen_ai.response.model", "gpt-4o-mini"),
                entry("gen_ai.response.finish_reasons", List.of("stop")),
                entry("openai.api.type", "chat_completions"),
                entry("parsimony.model.answered", "gpt-4o-mini"),
                entry("parsimony.estimated.input_tokens", 11L),
                entry("parsimony.estimated.output_tokens", 22L)));
  }

  @Test
  void status429_isAnErrorWithItsType() throws Exception {
    Exported exported =
        Exported.of(exchange(chat("gpt-4o-mini")).status(429).errorType("429").build());

    assertThat(exported.span().getStatus().getCode())
        .isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    assertThat(exported.attributes())
        .containsExactlyInAnyOrderEntriesOf(
            with(
                base("chat", "gpt-4o-mini"),
                entry("openai.api.type", "chat_completions"),
                entry("error.type", "429")));
  }

  @Test
  void connectionFailure_isAnErrorWithoutReply() throws Exception {
    Exported exported =
        Exported.of(
            exchange(chat("gpt-4o-mini"), new Timing(START, 5_000_000, -1, -1, 0))
                .status(0)
                .errorType("java.net.ConnectException")
                .build());

    assertThat(exported.span().getStatus().getCode())
        .isEqualTo(Status.StatusCode.STATUS_CODE_ERROR);
    assertThat(exported.attributes())
        .containsExactlyInAnyOrderEntriesOf(
            with(
                base("chat", "gpt-4o-mini"),
                entry("openai.api.type", "chat_completions"),
                entry("error.type", "java.net.ConnectException")));
  }

  @Test
  void cacheHit_reportsNoUsage_butWhatItSaved() throws Exception {
    Exchange exchange =
        chatSuccess()
            .servedBy(ServedBy.CACHE)
            .cost(0L)
            .saving(Saving.reported(Usage.of(100, 20), 500L))
            .build();

    assertThat(Exported.of(exchange).attributes())
        .containsExactlyInAnyOrderEntriesOf(
            with(
                notSent("gpt-4o-mini"),
                entry("gen_ai.request.temperature", 0.5),
                entry("gen_ai.response.id", "chatcmpl-1"),
                entry("gen_ai.response.model", "gpt-4o-mini-2024-07-18"),
                entry("gen_ai.response.finish_reasons", List.of("stop")),
                entry("openai.api.type", "chat_completions"),
                entry("parsimony.served_by", "cache"),
                entry("parsimony.decision", List.of("cache=skip")),
                entry("parsimony.reason", List.of("unlike")),
                entry("parsimony.rule", List.of("faq")),
                entry("parsimony.model.answered", "gpt-4o-mini-2024-07-18"),
                entry("parsimony.cost.nano_usd", 0L),
                entry("parsimony.cost.usd", 0.0),
                entry("parsimony.saved.input_tokens", 100L),
                entry("parsimony.saved.output_tokens", 20L),
                entry("parsimony.saved.nano_usd", 500L)));
  }

  @Test
  void joined_reportsNoUsage() throws Exception {
    Exchange exchange =
        exchange(chat("gpt-4o-mini"))
            .servedBy(ServedBy.JOINED)
            .reply(ReplyFacts.builder().usage(Usage.of(1, 2)).build())
            .decisions(List.of(new Decision("cache", "join", "in_flight")))
            .build();

    assertThat(Exported.of(exchange).attributes())
        .containsExactlyInAnyOrderEntriesOf(
            with(
                notSent("gpt-4o-mini"),
                entry("openai.api.type", "chat_completions"),
                entry("parsimony.served_by", "joined"),
                entry("parsimony.decision", List.of("cache=join")),
                entry("parsimony.reason", List.of("in_flight"))));
  }

  @Test
  void rollout_isToldInAWordAndInFull() throws Exception {
    Assignment cache = new Assignment("faq", "cache", Arm.CONTROL);
    Assignment other = new Assignment("faq", "other", Arm.TREATMENT);

    assertThat(Exported.of(chatSuccess().assignments(List.of(cache)).build()).attributes())
        .containsEntry("parsimony.rollout", List.of("faq/cache=control"))
        .containsEntry("parsimony.rollout.rule", "faq")
        .containsEntry("parsimony.rollout.arm", "control");
    assertThat(Exported.of(chatSuccess().assignments(List.of(cache, other)).build()).attributes())
        .containsEntry("parsimony.rollout", List.of("faq/cache=control", "faq/other=treatment"))
        .containsEntry("parsimony.rollout.rule", "faq")
        .containsEntry("parsimony.rollout.arm", "mixed");
  }

  @Test
  void rules_standInTheOrderOfTheDecisions_emptyWhereNoneSpoke() throws Exception {
    Exchange exchange =
        exchange(chat("gpt-4o-mini"))
            .decisions(
                List.of(
                    new Decision("cache", "miss", "not_found", "faq"),
                    new Decision("resend", "original", "rejected"),
                    new Decision("other", "done", "ok", "x".repeat(1000))))
            .build();

    assertThat(Exported.of(exchange).attributes())
        .containsEntry("parsimony.decision", List.of("cache=miss", "resend=original", "other=done"))
        .containsEntry("parsimony.rule", List.of("faq", "", "x".repeat(500)));
  }

  @Test
  void wouldSave_isApartFromSaved() throws Exception {
    Exchange exchange =
        exchange(chat("gpt-4o-mini"))
            .saving(Saving.reported(Usage.of(100, -1), null).onlyImagined())
            .build();

    assertThat(Exported.of(exchange).attributes())
        .containsExactlyInAnyOrderEntriesOf(
            with(
                base("chat", "gpt-4o-mini"),
                entry("openai.api.type", "chat_completions"),
                entry("parsimony.would_save.input_tokens", 100L)));
  }

  @Test
  void estimatedSaving_hasNamesOfItsOwn_andNoCost() throws Exception {
    Saving saving = Saving.estimated(Usage.of(100, 20));

    assertThat(savingOf(saving))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "parsimony.saved.estimated_input_tokens", 100L,
                "parsimony.saved.estimated_output_tokens", 20L));
    assertThat(savingOf(saving.onlyImagined()))
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "parsimony.would_save.estimated_input_tokens", 100L,
                "parsimony.would_save.estimated_output_tokens", 20L));
  }

  @Test
  void unsentTokens_areNamedAfterTheirPolicy_andTechniquesAfterThemselves() throws Exception {
    Exchange exchange =
        exchange(chat("gpt-4o-mini"))
            .saving(Saving.unsent("compress", Usage.of(100, 0), 15_000L))
            .decisions(List.of(new Decision("compress.json", "saved", "changed", "all").saving(90)))
            .build();

    assertThat(Exported.of(exchange).attributes())
        .containsEntry("parsimony.saved.compress.estimated_input_tokens", 100L)
        .containsEntry("parsimony.saved.compress.nano_usd", 15_000L)
        .containsEntry("parsimony.compress.json.roughly_saved_tokens", 90L)
        .doesNotContainKey("parsimony.saved.estimated_input_tokens");
  }

  @Test
  void embeddings_haveTheirOwnAttributesOnly() throws Exception {
    Exchange exchange =
        exchange(
                request("openai.embeddings", Operation.EMBEDDINGS, "text-embedding-3-small")
                    .parameter(Parameter.DIMENSIONS, 256L)
                    .parameter(Parameter.ENCODING_FORMATS, List.of("base64"))
                    .parameter(Parameter.SERVICE_TIER, "flex"))
            .reply(
                ReplyFacts.builder()
                    .id("no")
                    .model("text-embedding-3-small")
                    .usage(Usage.of(9, 0))
                    .build())
            .build();

    Exported exported = Exported.of(exchange);
    assertThat(exported.span().getName()).isEqualTo("embeddings text-embedding-3-small");
    assertThat(exported.attributes())
        .containsExactlyInAnyOrderEntriesOf(
            with(
                base("embeddings", "text-embedding-3-small"),
                entry("gen_ai.embeddings.dimension.count", 256L),
                entry("gen_ai.request.encoding_formats", List.of("base64")),
                entry("gen_ai.response.model", "text-embedding-3-small"),
                entry("gen_ai.usage.input_tokens", 9L),
                entry("parsimony.model.answered", "text-embedding-3-small")));
  }

  @Test
  void unknownModelAndProvider_haveNoCostAndNoOpenAiAttributes() throws Exception {
    Exchange exchange =
        exchange(
                request("openai.chat", Operation.CHAT, "llama", "http://[::1]:8000/v1/x y|z")
                    .provider("groq"))
            .reply(ReplyFacts.builder().serviceTier("on_demand").build())
            .build();

    Map<String, Object> expected = base("chat", "llama");
    expected.put("gen_ai.provider.name", "groq");
    expected.put("server.address", "::1");
    expected.put("server.port", 8000L);
    assertThat(Exported.of(exchange).attributes()).containsExactlyInAnyOrderEntriesOf(expected);
  }

  @Test
  void missingModel_leavesTheOperationAsName() throws Exception {
    Exported exported = Exported.of(exchange(chat("")).build());

    assertThat(exported.span().getName()).isEqualTo("chat");
    assertThat(exported.attributes())
        .doesNotContainKeys("gen_ai.request.model", "parsimony.model.requested");
  }

  @Test
  void changedModel_isToldInThreeNames() throws Exception {
    Exported exported =
        Exported.of(
            exchange(chat("gpt-4o"))
                .sent(Exchanges.chat("gpt-4o-mini").build())
                .reply(reply("gpt-4o-mini-2024-07-18").build())
                .build());

    assertThat(exported.attributes())
        .contains(
            entry("parsimony.model.requested", "gpt-4o"),
            entry("parsimony.model.sent", "gpt-4o-mini"),
            entry("parsimony.model.answered", "gpt-4o-mini-2024-07-18"));
  }

  @Test
  void sampledParent_isTheParent() throws Exception {
    Span span =
        Exported.of(chatSuccess().parent(new TraceParent(TRACE, PARENT, true)).build()).span();

    assertThat(HexFormat.of().formatHex(span.getTraceId().toByteArray())).isEqualTo(TRACE);
    assertThat(HexFormat.of().formatHex(span.getParentSpanId().toByteArray())).isEqualTo(PARENT);
  }

  @Test
  void unsampledParent_isNotRecorded_butStillMeasured() throws Exception {
    Exported exported =
        Exported.of(chatSuccess().parent(new TraceParent(TRACE, PARENT, false)).build());

    assertThat(exported.spans()).isEmpty();
    assertThat(exported.points("gen_ai.client.operation.duration")).hasSize(1);
  }

  @Test
  void noParent_orABrokenOne_startsATrace() throws Exception {
    Exported exported =
        Exported.of(
            chatSuccess().build(), chatSuccess().parent(new TraceParent("x", "y", true)).build());

    assertThat(exported.spans()).hasSize(2);
    assertThat(exported.spans()).allMatch(span -> span.getParentSpanId().isEmpty());
  }

  @Test
  void hugeValues_areCut() throws Exception {
    Exported exported =
        Exported.of(exchange(chat("\uD83D\uDE00".repeat(100_000) + "\uD83D")).build());

    assertThat(exported.span().getName()).isEqualTo("chat");
    assertThat((String) exported.attributes().get("gen_ai.request.model")).hasSize(500);
  }

  private static Map<String, Object> base(String operation, String model) {
    Map<String, Object> base = new TreeMap<>();
    base.put("gen_ai.operation.name", operation);
    base.put("gen_ai.provider.name", "openai");
    base.put("gen_ai.request.model", model);
    base.put("server.address", "api.openai.com");
    base.put("server.port", 443L);
    base.put("parsimony.served_by", "provider");
    base.put("parsimony.model.requested", model);
    base.put("parsimony.model.sent", model);
    base.put("parsimony.client.name", "openai-java");
    base.put("parsimony.client.version", "4.101.0");
    return base;
  }

  private static Map<String, Object> notSent(String model) {
    Map<String, Object> base = base("chat", model);
    base.remove("parsimony.model.sent");
    return base;
  }

  @SafeVarargs
  private static Map<String, Object> with(
      Map<String, Object> base, Map.Entry<String, Object>... more) {
    for (Map.Entry<String, Object> entry : more) {
      base.put(entry.getKey(), entry.getValue());
    }
    return base;
  }
}
