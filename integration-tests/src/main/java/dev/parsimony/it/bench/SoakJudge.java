/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.StubRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Judges the calls of the soak: each ends as its fault wants it, with the provider's own words. */
final class SoakJudge {

  private static final int MOST_TOLD = 20;

  private final Map<String, Long> outcomes = new TreeMap<>();
  private long calls;
  private long wrong;

  /**
   * Takes one call.
   *
   * @param line form, fault, prompt, outcome and text behind the first field
   */
  synchronized void judge(String[] line) {
    String fault = line[2];
    String outcome = line[4];
    calls++;
    outcomes.merge(fault + ": " + outcome, 1L, Long::sum);
    if (!isRight(line[1], fault, outcome, line[5], answerTo(line[3])) && wrong++ < MOST_TOLD) {
      System.out.println("WRONG " + String.join(" | ", line));
    }
  }

  /** A line on the output that the app did not write. */
  synchronized void strange(String line) {
    wrong++;
    System.out.println("WRONG output: " + line);
  }

  synchronized long calls() {
    return calls;
  }

  synchronized long wrong() {
    return wrong;
  }

  /** How often each fault ended in which way. */
  synchronized Map<String, Long> outcomes() {
    return new TreeMap<>(outcomes);
  }

  private static boolean isRight(
      String form, String fault, String outcome, String text, String answer) {
    boolean whole = outcome.equals("answered") && text.equals(answer);
    boolean part = answer.startsWith(text) && !text.equals(answer);
    return switch (fault) {
      case "none", "status-once", "reset-once" -> whole;
      case "status" -> outcome.equals("failed RateLimitException");
      case "reset" -> outcome.equals("failed OpenAIIoException");
      case "cut" -> form.endsWith("stream") ? part : outcome.startsWith("failed OpenAI");
      case "leave" -> whole || outcome.equals("left") && answer.startsWith(text);
      default -> false;
    };
  }

  private static String answerTo(String prompt) {
    ObjectNode body = JsonNodeFactory.instance.objectNode().put("model", "gpt-4o-mini");
    body.putArray("messages").addObject().put("content", prompt).put("role", "user");
    return ProviderStub.answerTo(
        new StubRequest(
            0,
            "POST",
            "/v1/chat/completions",
            List.of(Map.entry("Authorization", "Bearer sk-bench")),
            body.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
