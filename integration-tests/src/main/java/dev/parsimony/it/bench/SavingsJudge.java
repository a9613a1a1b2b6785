/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells what of a case is still in the request that was sent. */
final class SavingsJudge {

  private static final Comparator<JsonNode> NUMBERS =
      (one, other) ->
          one.equals(other)
                  || one.isNumber()
                      && other.isNumber()
                      && one.decimalValue().compareTo(other.decimalValue()) == 0
              ? 0
              : 1;

  private final SavingsCase asked;
  private final JsonNode body;
  private final SentText original;
  private final SentText sent;
  private final Map<Check, Kept> kept = new EnumMap<>(Check.class);

  private SavingsJudge(SavingsCase asked, JsonNode body) {
    this.asked = asked;
    this.body = body;
    this.original = new SentText(asked.request());
    this.sent = new SentText(body);
  }

  static Map<Check, Kept> judge(SavingsCase asked, JsonNode body) {
    SavingsJudge judge = new SavingsJudge(asked, body);
    judge.check(Check.FACTS, asked.texts("facts"), judge.sent::holds);
    judge.check(Check.INSTRUCTIONS, asked.texts("must_keep"), judge::staysInItsRole);
    judge.check(Check.VERBATIM, asked.texts("verbatim"), judge.sent::hasWithin);
    judge.checkOnce(Check.PAIRS, !calls(asked.request()).isEmpty(), judge::pairsMatch);
    judge.checkOnce(Check.SCHEMAS, asked.request().has("tools"), judge::schemasAreEqual);
    judge.expectations();
    return judge.kept;
  }

  static boolean isUnchanged(SavingsCase asked, JsonNode body) {
    return equal(body.path("messages"), asked.request().path("messages"));
  }

  private void expectations() {
    Map<String, String> headings = new HashMap<>();
    for (JsonNode module : asked.list("modules")) {
      headings.put(module.path("id").asText(), module.path("heading").asText());
    }
    check(
        Check.REQUIRED,
        asked.texts("required_modules"),
        id -> sent.contains(headings.getOrDefault(id, id)));
    check(
        Check.REQUIRED,
        asked.texts("needed_fields"),
        pointer -> sent.contains(pointer.substring(pointer.lastIndexOf('/') + 1)));
    checkOnce(Check.REQUIRED, asked.line().has("relevant_examples"), this::hasRelevantExample);
    checkOnce(Check.REQUIRED, asked.isLeftAlone(), () -> isUnchanged(asked, body));
  }

  private boolean hasRelevantExample() {
    List<JsonNode> examples = asked.list("examples");
    return asked.list("relevant_examples").stream()
        .anyMatch(i -> sent.contains(examples.get(i.asInt()).path("input").asText()));
  }

  private boolean staysInItsRole(String text) {
    Set<String> roles =
        original.pieces().stream()
            .filter(piece -> piece.text().contains(text))
            .map(SentText.Piece::role)
            .collect(Collectors.toSet());
    return sent.pieces().stream()
        .anyMatch(piece -> roles.contains(piece.role()) && piece.text().contains(text));
  }

  private boolean schemasAreEqual() {
    return equal(body.path("tools"), asked.request().path("tools"));
  }

  /* Each result follows its call at once, and each call is one that the application made. */
  private boolean pairsMatch() {
    Map<String, JsonNode> known = calls(asked.request());
    Set<String> open = new java.util.HashSet<>();
    for (JsonNode message : body.path("messages")) {
      if (message.path("role").asText().equals("tool")) {
        if (!open.remove(message.path("tool_call_id").asText())) {
          return false;
        }
      } else if (!open.isEmpty() || !areKnown(message.path("tool_calls"), known)) {
        return false;
      }
      message.path("tool_calls").forEach(call -> open.add(call.path("id").asText()));
    }
    return open.isEmpty() && !calls(body).isEmpty();
  }

  private static boolean areKnown(JsonNode calls, Map<String, JsonNode> known) {
    for (JsonNode call : calls) {
      JsonNode was = known.get(call.path("id").asText());
      if (was == null
          || !was.at("/function/name").equals(call.at("/function/name"))
          || !equal(arguments(was), arguments(call))) {
        return false;
      }
    }
    return true;
  }

  private static JsonNode arguments(JsonNode call) {
    try {
      return SavingsCase.JSON.readTree(call.at("/function/arguments").asText());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not JSON: the arguments of a call", e);
    }
  }

  private static Map<String, JsonNode> calls(JsonNode request) {
    Map<String, JsonNode> calls = new LinkedHashMap<>();
    for (JsonNode message : request.path("messages")) {
      message.path("tool_calls").forEach(call -> calls.put(call.path("id").asText(), call));
    }
    return calls;
  }

  private static boolean equal(JsonNode one, JsonNode other) {
    return one.equals(NUMBERS, other);
  }

  private void check(Check check, List<String> wanted, Predicate<String> test) {
    long there = wanted.stream().filter(test).count();
    kept.merge(check, new Kept(there, wanted.size()), Kept::plus);
  }

  private void checkOnce(Check check, boolean applies, java.util.function.BooleanSupplier test) {
    long of = applies ? 1 : 0;
    kept.merge(check, new Kept(applies && test.getAsBoolean() ? 1 : 0, of), Kept::plus);
  }

  /** What is looked for. */
  enum Check {
    FACTS,
    INSTRUCTIONS,
    VERBATIM,
    PAIRS,
    SCHEMAS,
    REQUIRED
  }

  /** How many are there, of how many. */
  record Kept(long there, long of) {

    static final Kept NONE = new Kept(0, 0);

    Kept plus(Kept other) {
      return new Kept(there + other.there, of + other.of);
    }

    boolean isAll() {
      return there == of;
    }

    @Override
    public String toString() {
      double share = isAll() ? 100 : Math.min(99.9, 100.0 * there / of);
      return of == 0 ? "-" : MarkdownTable.figure(isAll() ? "%.0f" : "%.1f", share);
    }
  }
}
