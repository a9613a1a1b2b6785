/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.BatchShare;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Endpoint;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Saving;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Usage;
import io.opentelemetry.api.common.Attributes;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says everything about an exchange that its span carries. */
final class SpanAttributes {

  /** What a sampler may look at. */
  static Attributes atStart(RequestFacts request) {
    Attributed attributes =
        new Attributed()
            .text(SemanticNames.OPERATION_NAME, request.operation().label())
            .text(SemanticNames.PROVIDER_NAME, request.provider())
            .text(SemanticNames.REQUEST_MODEL, request.model());
    server(attributes, request.request().url());
    return attributes.build();
  }

  private static void server(Attributed attributes, String url) {
    ServerEndpoint server = ServerEndpoint.of(url);
    if (server != null) {
      attributes
          .text(SemanticNames.SERVER_ADDRESS, server.address())
          .count(SemanticNames.SERVER_PORT, server.port());
    }
  }

  static Attributes atEnd(Exchange exchange) {
    Attributed attributes = new Attributed();
    attributes.text(SemanticNames.ERROR_TYPE, Outcome.errorType(exchange));
    if (exchange.resends() > 0) {
      attributes.count(SemanticNames.RESEND_COUNT, exchange.resends());
    }
    if (exchange.request().operation() == Operation.EMBEDDINGS) {
      embeddings(attributes, exchange);
    } else {
      inference(attributes, exchange);
    }
    endpoint(attributes, exchange);
    decisions(attributes, exchange);
    savings(attributes, exchange);
    PrefixBreaks.write(exchange, attributes);
    batch(attributes, exchange.batch());
    return attributes.build();
  }

  private static void batch(Attributed attributes, @Nullable BatchShare batch) {
    if (batch != null && batch.calls() > 0) {
      attributes
          .count(SemanticNames.BATCH_SIZE, batch.calls())
          .value(SemanticNames.BATCH_WAIT, batch.waitNanos() / 1e6);
    }
  }

  /* In place of the server that the application asked. */
  private static void endpoint(Attributed attributes, Exchange exchange) {
    Endpoint endpoint = exchange.endpoint();
    if (endpoint != null) {
      server(attributes, endpoint.url());
      attributes.text(SemanticNames.ENDPOINT, endpoint.name());
    }
  }

  private static void embeddings(Attributed attributes, Exchange exchange) {
    Parameters parameters = new Parameters(exchange.request());
    Usage usage = Outcome.billed(exchange);
    attributes
        .value(SemanticNames.DIMENSION_COUNT, parameters.whole(Parameter.DIMENSIONS))
        .texts(SemanticNames.REQUEST_ENCODING_FORMATS, parameters.texts(Parameter.ENCODING_FORMATS))
        .text(SemanticNames.RESPONSE_MODEL, Outcome.answeredModel(exchange));
    if (usage != null) {
      attributes.count(SemanticNames.USAGE_INPUT, usage.input());
    }
  }

  private static void inference(Attributed attributes, Exchange exchange) {
    RequestFacts request = exchange.request();
    request(attributes, request);
    reply(attributes, exchange);
    if ("openai".equals(request.provider())) {
      openAi(attributes, exchange);
    }
  }

  private static void request(Attributed attributes, RequestFacts request) {
    Parameters parameters = new Parameters(request);
    Long choices = parameters.whole(Parameter.CHOICE_COUNT);
    attributes
        .text(SemanticNames.CONVERSATION_ID, parameters.text(Parameter.CONVERSATION_ID))
        .text(SemanticNames.OUTPUT_TYPE, parameters.text(Parameter.OUTPUT_TYPE))
        .value(SemanticNames.REQUEST_STREAM, request.stream() ? Boolean.TRUE : null)
        .value(SemanticNames.REQUEST_TEMPERATURE, parameters.real(Parameter.TEMPERATURE))
        .value(SemanticNames.REQUEST_TOP_P, parameters.real(Parameter.TOP_P))
        .value(SemanticNames.REQUEST_TOP_K, parameters.real(Parameter.TOP_K))
        .value(
            SemanticNames.REQUEST_FREQUENCY_PENALTY, parameters.real(Parameter.FREQUENCY_PENALTY))
        .value(SemanticNames.REQUEST_PRESENCE_PENALTY, parameters.real(Parameter.PRESENCE_PENALTY))
        .value(SemanticNames.REQUEST_MAX_TOKENS, parameters.whole(Parameter.MAX_TOKENS))
        .value(SemanticNames.REQUEST_SEED, parameters.whole(Parameter.SEED))
        .value(SemanticNames.REQUEST_CHOICE_COUNT, choices != null && choices == 1 ? null : choices)
        .texts(SemanticNames.REQUEST_STOP_SEQUENCES, parameters.texts(Parameter.STOP_SEQUENCES))
        .text(SemanticNames.GUARDRAIL_ID, parameters.text(Parameter.GUARDRAIL_ID));
  }

  private static void reply(Attributed attributes, Exchange exchange) {
    if (Outcome.hasFirstChunk(exchange)) {
      attributes.value(
          SemanticNames.RESPONSE_TIME_TO_FIRST_CHUNK,
          Outcome.seconds(exchange.timing().firstChunk()));
    }
    ReplyFacts reply = exchange.reply();
    if (reply != null) {
      attributes
          .text(SemanticNames.RESPONSE_ID, reply.id())
          .text(SemanticNames.RESPONSE_MODEL, reply.model())
          .texts(SemanticNames.RESPONSE_FINISH_REASONS, reply.finishReasons());
    }
    Usage usage = Outcome.billed(exchange);
    if (usage != null) {
      attributes
          .count(SemanticNames.USAGE_INPUT, usage.input())
          .count(SemanticNames.USAGE_OUTPUT, usage.output())
          .count(SemanticNames.USAGE_CACHE_READ, usage.cacheRead())
          .count(SemanticNames.USAGE_CACHE_CREATION, usage.cacheWrite())
          .count(SemanticNames.USAGE_REASONING, usage.reasoning());
    }
  }

  private static void openAi(Attributed attributes, Exchange exchange) {
    RequestFacts request = exchange.request();
    String tier = new Parameters(request).text(Parameter.SERVICE_TIER);
    attributes
        .text(SemanticNames.OPENAI_API_TYPE, apiType(request.dialect().name()))
        .text(SemanticNames.OPENAI_REQUEST_SERVICE_TIER, "auto".equals(tier) ? null : tier);
    ReplyFacts reply = exchange.reply();
    if (reply != null) {
      attributes
          .text(SemanticNames.OPENAI_RESPONSE_SERVICE_TIER, reply.serviceTier())
          .text(SemanticNames.OPENAI_SYSTEM_FINGERPRINT, reply.systemFingerprint());
    }
  }

  private static @Nullable String apiType(String dialect) {
    switch (dialect) {
      case "openai.chat":
        return "chat_completions";
      case "openai.responses":
        return "responses";
      default:
        return null;
    }
  }

  private static void decisions(Attributed attributes, Exchange exchange) {
    List<String> decisions = new ArrayList<>();
    List<String> reasons = new ArrayList<>();
    List<String> rules = new ArrayList<>();
    boolean sent = exchange.servedBy() == ServedBy.PROVIDER;
    for (Decision decision : exchange.decisions()) {
      decisions.add(decision.policy() + "=" + decision.outcome());
      reasons.add(decision.reason());
      rules.add(decision.rule());
    }
    for (Decision made : exchange.decisions()) {
      attributes.text(SemanticNames.CACHE_LEVEL, made.level());
      attributes.text(SemanticNames.CACHE_TEMPLATE, made.template());
    }
    tokensOf(exchange.decisions(), attributes);
    boolean ruled = rules.stream().anyMatch(rule -> !rule.isEmpty());
    attributes
        .text(SemanticNames.SERVED_BY, exchange.servedBy().name().toLowerCase(Locale.ROOT))
        .texts(SemanticNames.DECISIONS, decisions)
        .texts(SemanticNames.REASONS, reasons)
        .texts(SemanticNames.RULES, ruled ? rules : Collections.emptyList())
        .texts(SemanticNames.ROLLOUTS, ArmOf.all(exchange))
        .text(SemanticNames.ROLLOUT_RULE, ArmOf.rule(exchange))
        .text(SemanticNames.ROLLOUT_ARM, ArmOf.arm(exchange))
        .text(SemanticNames.MODEL_REQUESTED, exchange.request().model())
        .text(SemanticNames.MODEL_SENT, sent ? exchange.sent().model() : null)
        .text(SemanticNames.MODEL_ANSWERED, Outcome.answeredModel(exchange))
        .text(SemanticNames.CLIENT_NAME, exchange.origin().client())
        .text(SemanticNames.CLIENT_VERSION, exchange.origin().clientVersion());
  }

  /* A rough count, of each technique for itself. */
  private static void tokensOf(List<Decision> decisions, Attributed attributes) {
    for (Decision decision : decisions) {
      if (decision.savedTokens() > 0) {
        attributes.count(
            SavingNames.of(decision).roughTokens(decision.policy()), decision.savedTokens());
      }
    }
  }

  private static void savings(Attributed attributes, Exchange exchange) {
    Long cost = exchange.cost();
    attributes
        .value(SemanticNames.COST_NANO_USD, cost)
        .value(SemanticNames.COST_USD, cost == null ? null : cost / 1e9);
    attributes.value(SemanticNames.MODEL_SAVED, exchange.estimatedModelSaving());
    Usage discarded = exchange.discarded();
    if (discarded != null) {
      attributes
          .count(SemanticNames.DISCARDED_INPUT, discarded.input())
          .count(SemanticNames.DISCARDED_OUTPUT, discarded.output());
    }
    Usage estimate = exchange.estimate();
    if (estimate != null) {
      attributes
          .count(SemanticNames.ESTIMATED_INPUT, estimate.input())
          .count(SemanticNames.ESTIMATED_OUTPUT, estimate.output());
    }
    for (Saving saving : exchange.savings()) {
      SavingNames names = SavingNames.of(saving);
      attributes
          .count(names.inputTokens(saving), saving.tokens().input())
          .count(names.outputTokens(saving), saving.tokens().output())
          .value(names.nanoUsd(saving), saving.cost());
    }
  }

  private SpanAttributes() {}
}
