/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/**
 * Recorded conversations as an application sends them: each call brings all that was said before.
 * They come at the arrivals of a recorded hour, evenly thinned out to as many as there are calls,
 * each for a conversation drawn by a seed from those that go on.
 */
record ConversationPlan(String name, List<Turn> turns) {

  private static final long SEED = 7;
  private static final Duration TOKEN = Duration.ofMillis(15);

  /**
   * A call.
   *
   * @param at after the first one
   * @param takes until it is answered
   */
  record Turn(Duration at, Duration takes, List<JsonNode> messages) {

    /** What all calls of a conversation begin with. */
    String beginning() {
      return messages.get(0).path("content").asText();
    }
  }

  /**
   * The conversations of a file.
   *
   * @param repeats how often each of them is had
   * @param stretch how many times longer than recorded the hour is
   */
  static ConversationPlan read(String name, Path folder, String file, int repeats, double stretch)
      throws IOException {
    List<SavingsCase> cases = SavingsCase.readFile(folder.resolve("savings").resolve(file));
    List<Going> going = new ArrayList<>();
    for (int i = 0; i < repeats; i++) {
      cases.forEach(each -> going.add(new Going(calls(each.messages()))));
    }
    List<Arrival> arrivals = Arrival.read(folder.resolve("azure_llm_trace_conv.csv"));
    return new ConversationPlan(name, turns(going, arrivals, stretch));
  }

  /** The beginnings of a conversation that end with what the user says before an answer. */
  static List<List<JsonNode>> calls(List<JsonNode> messages) {
    List<List<JsonNode>> calls = new ArrayList<>();
    for (int i = 1; i < messages.size(); i++) {
      boolean last = i + 1 == messages.size();
      boolean answered = !last && isBy(messages.get(i + 1), "assistant");
      if (isBy(messages.get(i), "user") && (last || answered)) {
        calls.add(messages.subList(0, i + 1));
      }
    }
    return calls;
  }

  private static boolean isBy(JsonNode message, String role) {
    return message.path("role").asText().equals(role);
  }

  private static List<Turn> turns(List<Going> all, List<Arrival> arrivals, double stretch) {
    List<Going> left = new ArrayList<>(all);
    int calls = left.stream().mapToInt(Going::calls).sum();
    Random random = new Random(SEED);
    List<Turn> turns = new ArrayList<>();
    for (int i = 0; i < calls; i++) {
      Arrival arrival = arrivals.get((int) ((long) i * arrivals.size() / calls));
      Duration at = Duration.ofNanos(Math.round(arrival.after().toNanos() * stretch));
      Duration takes = PromptCache.FIRST_TOKEN.plus(TOKEN.multipliedBy(arrival.generatedTokens()));
      List<Going> free = left.stream().filter(going -> going.isFree(at)).toList();
      Going drawn = draw(free.isEmpty() ? left : free, random);
      turns.add(new Turn(at, takes, drawn.next(at.plus(takes))));
      left.removeIf(going -> going.calls() == 0);
    }
    return turns;
  }

  /* Those with more to come go on sooner, so that all last as long. */
  private static Going draw(List<Going> from, Random random) {
    int place = random.nextInt(from.stream().mapToInt(Going::calls).sum());
    for (Going going : from) {
      place -= going.calls();
      if (place < 0) {
        return going;
      }
    }
    throw new IllegalStateException("nobody asks any more");
  }

  /** A conversation that goes on. */
  private static final class Going {

    private final Deque<List<JsonNode>> left;
    private Duration busyUntil = Duration.ZERO;

    Going(List<List<JsonNode>> calls) {
      this.left = new ArrayDeque<>(calls);
    }

    int calls() {
      return left.size();
    }

    /** Whether the last call has been answered. */
    boolean isFree(Duration now) {
      return now.compareTo(busyUntil) >= 0;
    }

    List<JsonNode> next(Duration answered) {
      busyUntil = answered;
      return left.remove();
    }
  }
}
