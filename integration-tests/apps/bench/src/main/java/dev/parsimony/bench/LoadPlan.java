/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bench;

import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Which calls come when. Read from a file with tabs, a question in each line: {@code question},
 * characters of context, instructions and text; then a call in each: {@code call}, microseconds
 * from the start, number of the question, and {@code whole} or {@code stream}.
 */
final class LoadPlan {

  private static final String SENTENCE =
      "The knowledge base says that orders are shipped within two working days. ";

  private final List<String[]> questions = new ArrayList<>();
  private final List<String[]> calls = new ArrayList<>();
  private final String context;

  private LoadPlan(String context) {
    this.context = context;
  }

  static LoadPlan read(Path file) throws IOException {
    int longest = 0;
    List<String> lines = Files.readAllLines(file, StandardCharsets.UTF_8);
    for (String line : lines) {
      if (line.startsWith("question\t")) {
        longest = Math.max(longest, Integer.parseInt(line.split("\t", -1)[1]));
      }
    }
    char[] room = new char[longest];
    for (int i = 0; i < longest; i++) {
      room[i] = SENTENCE.charAt(i % SENTENCE.length());
    }
    LoadPlan plan = new LoadPlan(new String(room));
    for (String line : lines) {
      String[] cells = line.split("\t", -1);
      (cells[0].equals("call") ? plan.calls : plan.questions).add(cells);
    }
    return plan;
  }

  int questions() {
    return questions.size();
  }

  int calls() {
    return calls.size();
  }

  /** When a call comes, in nanoseconds from the start. */
  long nanos(int call) {
    return Long.parseLong(calls.get(call)[1]) * 1_000;
  }

  int question(int call) {
    return Integer.parseInt(calls.get(call)[2]);
  }

  boolean isStream(int call) {
    return calls.get(call)[3].equals("stream");
  }

  ChatCompletionCreateParams params(int question) {
    String[] cells = questions.get(question);
    return params(context.substring(0, Integer.parseInt(cells[1])) + cells[2], cells[3]);
  }

  static ChatCompletionCreateParams params(String instructions, String text) {
    return ChatCompletionCreateParams.builder()
        .model("gpt-4o-mini")
        .addSystemMessage(instructions)
        .addUserMessage(text)
        .build();
  }
}
