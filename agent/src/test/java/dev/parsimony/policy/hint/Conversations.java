/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;

/** Prompts as applications send them, one after the other, always the same. */
final class Conversations {

  /** A prompt, and how long after the one before. */
  record Step(Duration after, Prompt prompt) {}

  private static final String[] WORDS =
      ("account agent answer balance before branch calendar cargo change contract customer delivery"
              + " device district engine evening failure garden harbour invoice journey kitchen"
              + " ledger market meeting message number office order package parcel payment report"
              + " season service shipment signal station summer supplier teacher ticket tomorrow"
              + " traffic vessel village warehouse weather window winter worker")
          .split(" ");

  /** A chat that grows by a question and an answer each minute. */
  static List<Step> growingChat() {
    return chat(Duration.ofMinutes(1), 20);
  }

  /** The same, slower than the shorter lifetime. */
  static List<Step> slowChat() {
    return chat(Duration.ofMinutes(10), 20);
  }

  private static List<Step> chat(Duration pause, int turns) {
    Random random = new Random(1);
    Prompt prompt = Prompt.of(words(random, 1_500));
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < turns; i++) {
      prompt = prompt.say(words(random, 60));
      steps.add(new Step(pause, prompt));
      prompt = prompt.say(words(random, 200));
    }
    return steps;
  }

  /** An agent whose tools give back more than a provider looks back, again and again. */
  static List<Step> agent() {
    Random random = new Random(2);
    Prompt prompt = Prompt.of(words(random, 1_200)).tools(words(random, 2_000));
    prompt = prompt.say(words(random, 50));
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 12; i++) {
      steps.add(new Step(Duration.ofSeconds(20), prompt));
      prompt = prompt.say(words(random, 80)).say(blocks(random, i % 3 == 2 ? 30 : 4));
    }
    return steps;
  }

  /** The same instructions each time, with other documents and another question behind. */
  static List<Step> changingTail() {
    Random random = new Random(3);
    Prompt prompt = Prompt.of(words(random, 2_500));
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      steps.add(new Step(Duration.ofSeconds(40), prompt.say(words(random, 1_500))));
    }
    return steps;
  }

  /** Prompts that have nothing in common. */
  static List<Step> oneOff() {
    Random random = new Random(4);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      Prompt prompt = Prompt.of(words(random, 2_000)).say(words(random, 500));
      steps.add(new Step(Duration.ofSeconds(30), prompt));
    }
    return steps;
  }

  /** Prompts that come twice and never again. */
  static List<Step> pairs() {
    Random random = new Random(5);
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Prompt prompt = Prompt.of(words(random, 2_000)).say(words(random, 500));
      steps.add(new Step(Duration.ofSeconds(30), prompt));
      steps.add(new Step(Duration.ofSeconds(30), prompt));
    }
    return steps;
  }

  /** One prompt that comes twice, and again when what was written of it is gone. */
  static List<Step> pairsOfOne() {
    Random random = new Random(6);
    Prompt prompt = Prompt.of(words(random, 4_000)).say(words(random, 500));
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      steps.add(new Step(i % 2 == 0 ? Duration.ofHours(2) : Duration.ofMinutes(2), prompt));
    }
    return steps;
  }

  /** Users of one application, in turns: all begin alike, and none goes on as another does. */
  static List<Step> interleavedUsers() {
    Random random = new Random(7);
    Prompt start = Prompt.of(words(random, 1_800)).tools(words(random, 600));
    List<Prompt> users = new ArrayList<>();
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < 60; i++) {
      int user = i % 6;
      Prompt before = i < 6 ? start : users.get(user).say(words(random, 150));
      Prompt prompt = before.say(words(random, 40));
      if (i < 6) {
        users.add(prompt);
      } else {
        users.set(user, prompt);
      }
      steps.add(new Step(Duration.ofSeconds(15), prompt));
    }
    return steps;
  }

  private static String[] blocks(Random random, int count) {
    String[] blocks = new String[count];
    for (int i = 0; i < count; i++) {
      blocks[i] = words(random, 40);
    }
    return blocks;
  }

  private static String words(Random random, int count) {
    return random
        .ints(count, 0, WORDS.length)
        .mapToObj(i -> WORDS[i])
        .collect(Collectors.joining(" "));
  }

  private Conversations() {}
}
