/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the model says, before it takes the form of an endpoint.
 *
 * @param refusal said in place of the text
 * @param toolCalls asked for in place of the text
 */
record Answer(
    String text,
    @Nullable String refusal,
    List<ToolCall> toolCalls,
    Finish finish,
    long reasoningTokens,
    long cachedTokens) {

  private static final Pattern WORDS = Pattern.compile("\\[words:(\\d{1,7})]");
  private static final Pattern PIECE = Pattern.compile("\\s*\\S+\\s*");

  static Answer to(Question question) {
    long reasoning = question.reasons() ? 64 : 0;
    if (question.prompt().contains("[refusal]")) {
      return new Answer(
          "", "I'm sorry, but I can't help with that.", List.of(), Finish.STOP, reasoning, 0);
    }
    List<ToolCall> calls = question.toolCalls();
    if (!calls.isEmpty()) {
      return new Answer("", null, calls, Finish.TOOL_CALLS, reasoning, 0);
    }
    return new Answer(text(question), null, List.of(), Finish.STOP, reasoning, 0);
  }

  private static String text(Question question) {
    String said = "answer-" + question.hash() + " by " + question.model();
    if (question.schema() != null) {
      return Json.compact(SchemaSample.of(question.schema(), said));
    }
    Matcher words = WORDS.matcher(question.prompt());
    return words.find() ? said + " word".repeat(Integer.parseInt(words.group(1))) : said;
  }

  Answer withText(String changed) {
    return new Answer(changed, null, List.of(), finish, reasoningTokens, cachedTokens);
  }

  Answer withFinish(Finish changed) {
    return new Answer(text, refusal, toolCalls, changed, reasoningTokens, cachedTokens);
  }

  Answer withCachedTokens(long count) {
    return new Answer(text, refusal, toolCalls, finish, reasoningTokens, count);
  }

  /** The text of one of several choices; no two are equal. */
  String text(int choice) {
    return choice == 0 ? text : text + " choice " + choice;
  }

  long outputTokens() {
    long calls = toolCalls.stream().mapToLong(c -> Tokens.count(c.name() + c.arguments())).sum();
    return Tokens.count(text) + Tokens.count(refusal == null ? "" : refusal) + calls;
  }

  /** A text in the pieces that a stream carries. */
  static List<String> pieces(String text) {
    List<String> pieces = new ArrayList<>();
    Matcher matcher = PIECE.matcher(text);
    while (matcher.find()) {
      pieces.add(matcher.group());
    }
    return pieces;
  }
}
