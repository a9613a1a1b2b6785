/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.RequestFacts;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.common.Attributes;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** The attributes of metric points, each of few values whatever the application sends. */
final class MetricAttributes {

  private static final int MAX_MODELS = 100;
  private static final int MAX_SERVERS = 50;
  private static final int MAX_ERRORS = 50;
  private static final int MAX_DECISIONS = 100;
  private static final int MAX_RULES = 100;
  private static final Set<String> ERRORS =
      new HashSet<>(
          Arrays.asList(
              "400",
              "401",
              "403",
              "404",
              "408",
              "409",
              "413",
              "422",
              "429",
              "500",
              "502",
              "503",
              "504",
              "timeout",
              "cancelled"));

  private final BoundedNames models;
  private final BoundedNames servers = new BoundedNames(server -> false, MAX_SERVERS);
  private final BoundedNames errors = new BoundedNames(ERRORS::contains, MAX_ERRORS);
  private final BoundedNames decisions = new BoundedNames(part -> false, MAX_DECISIONS);
  private final BoundedNames rules = new BoundedNames(rule -> false, MAX_RULES);

  MetricAttributes(Predicate<String> knownModels) {
    this.models = new BoundedNames(knownModels, MAX_MODELS);
  }

  /** What every metric of the conventions carries. */
  Attributes call(Exchange exchange) {
    RequestFacts request = exchange.request();
    Attributed attributes = operation(exchange);
    attributes.text(SemanticNames.RESPONSE_MODEL, bounded(models, Outcome.answeredModel(exchange)));
    ServerEndpoint server = ServerEndpoint.of(request.request().url());
    if (server != null) {
      // Bounding host and port together keeps a host of many ports bounded too.
      boolean known = !isOther(servers.bound(server.address() + ":" + server.port()));
      attributes
          .text(SemanticNames.SERVER_ADDRESS, known ? server.address() : BoundedNames.OTHER)
          .count(SemanticNames.SERVER_PORT, known ? server.port() : -1);
    }
    return attributes.build();
  }

  /** A call's attributes with the error that it ended in, if any. */
  Attributes withError(Attributes call, Exchange exchange) {
    String error = bounded(errors, Outcome.errorType(exchange));
    return error == null ? call : with(call, SemanticNames.ERROR_TYPE, error);
  }

  static Attributes withTokenType(Attributes attributes, String type) {
    return with(attributes, SemanticNames.TOKEN_TYPE, type);
  }

  static Attributes withPolicy(Attributes attributes, String policy) {
    return with(attributes, SemanticNames.SAVING_POLICY, policy);
  }

  /** What our own metrics of tokens and cost carry. */
  Attributes money(Exchange exchange) {
    return operation(exchange).build();
  }

  Attributes servedBy(Exchange exchange) {
    return rollout(exchange)
        .text(SemanticNames.OPERATION_NAME, exchange.request().operation().label())
        .text(SemanticNames.PROVIDER_NAME, exchange.request().provider())
        .text(SemanticNames.SERVED_BY, exchange.servedBy().name().toLowerCase(Locale.ROOT))
        .build();
  }

  Attributes decision(Decision decision) {
    return new Attributed()
        .text(SemanticNames.DECISION_POLICY, decisions.bound(decision.policy()))
        .text(SemanticNames.DECISION_OUTCOME, decisions.bound(decision.outcome()))
        .text(SemanticNames.DECISION_REASON, decisions.bound(decision.reason()))
        .text(SemanticNames.DECISION_RULE, bounded(rules, decision.rule()))
        .build();
  }

  private Attributed operation(Exchange exchange) {
    RequestFacts request = exchange.request();
    return rollout(exchange)
        .text(SemanticNames.OPERATION_NAME, request.operation().label())
        .text(SemanticNames.PROVIDER_NAME, request.provider())
        .text(SemanticNames.REQUEST_MODEL, bounded(models, request.model()));
  }

  private Attributed rollout(Exchange exchange) {
    return new Attributed()
        .text(SemanticNames.ROLLOUT_RULE, bounded(rules, ArmOf.rule(exchange)))
        .text(SemanticNames.ROLLOUT_ARM, ArmOf.arm(exchange));
  }

  private static @Nullable String bounded(BoundedNames names, @Nullable String name) {
    return name == null || name.isEmpty() ? null : names.bound(name);
  }

  private static boolean isOther(String name) {
    return name.equals(BoundedNames.OTHER);
  }

  private static <T> Attributes with(Attributes attributes, AttributeKey<T> key, T value) {
    return attributes.toBuilder().put(key, value).build();
  }
}
