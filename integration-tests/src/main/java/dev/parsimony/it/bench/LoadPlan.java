/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * An hour of calls in less time: arrivals and sizes of the Azure trace, questions of banking77 and
 * clinc150 that repeat by a Zipf law. A question keeps the sizes of the arrival that asked it
 * first. What is drawn follows from a seed.
 */
final class LoadPlan {

  static final double POWER = 1.0;

  private static final long SEED = 5;
  private static final int CHARS_OF_TOKEN = 4;
  private static final double STREAMED = 0.25;
  /* What a provider may take: until the first token, and for each. */
  private static final Duration FIRST_TOKEN = Duration.ofMillis(200);
  private static final Duration TOKEN = Duration.ofMillis(15);

  private final List<String> calls = new ArrayList<>();
  private final Map<Integer, Integer> numbers = new LinkedHashMap<>();
  private final List<String> questions = new ArrayList<>();
  private double speed;

  private LoadPlan() {}

  /** Puts the arrivals into so many seconds. */
  static LoadPlan read(Path folder, int seconds) throws IOException {
    LoadPlan plan = new LoadPlan();
    List<String> pool = texts(folder);
    ZipfLaw law = new ZipfLaw(pool.size(), POWER, SEED);
    Random forms = new Random(SEED);
    List<Arrival> arrivals = Arrival.read(folder.resolve("azure_llm_trace_conv.csv"));
    Duration whole = arrivals.get(arrivals.size() - 1).after();
    plan.speed = (double) whole.toMillis() / Duration.ofSeconds(seconds).toMillis();
    for (Arrival arrival : arrivals) {
      int drawn = law.draw();
      String text = pool.get(drawn);
      int number = plan.numbers.computeIfAbsent(drawn, first -> plan.add(text, arrival));
      String form = forms.nextDouble() < STREAMED ? "stream" : "whole";
      plan.calls.add("call\t" + plan.scaledMicros(arrival.after()) + "\t" + number + "\t" + form);
    }
    return plan;
  }

  /** How many calls there are. */
  int calls() {
    return calls.size();
  }

  /** How many different ones, each of which somebody has to answer. */
  int distinct() {
    return questions.size();
  }

  /**
   * The share of calls that need no provider where every answer is kept for ever, and a call that
   * comes while an equal one is asked shares its answer.
   */
  double oracle() {
    return 1 - (double) distinct() / calls();
  }

  /** How many times faster than it was the hour goes by. */
  double speed() {
    return speed;
  }

  void write(Path file) throws IOException {
    List<String> lines = new ArrayList<>(questions);
    lines.addAll(calls);
    Files.write(file, lines);
  }

  private int add(String text, Arrival arrival) {
    Duration takes = FIRST_TOKEN.plus(TOKEN.multipliedBy(arrival.generatedTokens()));
    String instructions =
        "[words:%d] %s%d]"
            .formatted(arrival.generatedTokens(), StubServer.TAKES, scaledMicros(takes));
    int context = arrival.contextTokens() * CHARS_OF_TOKEN;
    questions.add("question\t" + context + "\t" + instructions + "\t" + text);
    return questions.size() - 1;
  }

  private long scaledMicros(Duration real) {
    return Math.round(real.toNanos() / speed / 1_000);
  }

  /* In an order that has nothing to do with what they are about. */
  private static List<String> texts(Path folder) throws IOException {
    Set<String> texts = new LinkedHashSet<>();
    Path banking = folder.resolve("banking77/train.csv");
    Csv.rows(Files.readString(banking)).stream().skip(1).forEach(row -> texts.add(row.get(0)));
    Path clinc = folder.resolve("clinc150/train_val.json");
    for (JsonNode part : SavingsCase.JSON.readTree(clinc.toFile())) {
      part.forEach(question -> texts.add(question.path(0).asText()));
    }
    List<String> shuffled = new ArrayList<>();
    texts.forEach(text -> shuffled.add(text.replaceAll("\\s+", " ").strip()));
    Collections.shuffle(shuffled, new Random(SEED));
    return shuffled;
  }
}
