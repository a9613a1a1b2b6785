/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.parsimony.config.ConfigHolder;
import dev.parsimony.config.ConfigSnapshot;
import dev.parsimony.dialect.Dialects;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import dev.parsimony.setting.FakeEnvironment;
import dev.parsimony.setting.Values;
import dev.parsimony.tokens.PriceTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** Requests with prompts, and what becomes of them. */
final class Prompts {

  private static final String URL = "https://api.openai.com/v1/chat/completions";
  private static final Dialect DIALECT = requireNonNull(Dialects.recognise("POST", URL), "none");
  private static final PriceTable PRICES = PriceTable.standard();

  /** A message of a request, as JSON. */
  static String message(String role, String text) {
    return Json.writeText(Json.objectOf("role", role, "content", text));
  }

  static String body(String... messages) {
    return "{\"model\":\"gpt-4o\",\"messages\":[" + String.join(",", messages) + "]}";
  }

  static RequestFacts facts(String body) {
    try {
      return DIALECT.readRequest(
          new WireRequest("POST", URL, WireHeaders.NONE, body.getBytes(UTF_8)));
    } catch (MalformedBodyException e) {
      throw new AssertionError(e);
    }
  }

  static Draft draft(String... messages) {
    return Draft.of(facts(body(messages)));
  }

  /** What a technique makes of the text of a user. */
  static String after(Technique technique, String text) {
    Draft draft = draft(message("user", text));
    technique.apply(draft, Values.defaults(technique.section()));
    return draft.messages().get(0).text();
  }

  static List<String> texts(WireRequest request) {
    return facts(new String(request.body(), UTF_8)).prompt().texts();
  }

  /** The request as it is sent under a rule. */
  static WireRequest sent(PolicyCall call) {
    try {
      Verdict verdict = new CompressPolicy(() -> PRICES).before(call);
      WireRequest changed = verdict.request();
      return changed == null ? call.facts().request() : changed;
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  static List<String> told(PolicyCall call) {
    return call.decisions().stream().map(Decision::toString).toList();
  }

  /**
   * @param settings of the rule's section, as YAML
   */
  static PolicyCall call(String settings, String body) {
    CallOrigin origin = new CallOrigin("test", "1", 1, Delivery.BLOCKING, 0, AppContext.NONE);
    RequestFacts facts = facts(body);
    return new PolicyCall(origin, facts, config(settings).lookup(facts, origin, Instant.EPOCH));
  }

  private static ConfigSnapshot config(String settings) {
    try {
      Path file = Files.createTempFile("parsimony", ".yaml");
      Files.writeString(file, "mode: optimize\nrules: [{name: all, compress: " + settings + "}]");
      ConfigSnapshot config =
          ConfigHolder.start(file.toString(), new FakeEnvironment(), line -> {}).current();
      Files.delete(file);
      return config;
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Prompts() {}
}
