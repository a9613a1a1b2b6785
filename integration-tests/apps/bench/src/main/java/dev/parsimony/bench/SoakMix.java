/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bench;

import com.openai.client.OpenAIClient;
import java.util.Random;

/** What one thread of the soak asks, call after call. */
final class SoakMix {

  private static final int REPEATED_QUESTIONS = 400;
  private static final String[] FORMS = {
    "blocking", "blocking", "async", "async", "stream", "async-stream"
  };
  /* What the stub does to a call, by a mark in its prompt, or the application by itself. */
  private static final String[] FAULTS = {
    "status", "status-once", "reset", "reset-once", "cut", "cut", "leave", "leave", "leave"
  };
  private static final int CALLS_PER_FAULT = 6;

  private final int thread;
  private final Random random;
  private long asked;

  SoakMix(int thread, Random random) {
    this.thread = thread;
    this.random = random;
  }

  SoakCall next(OpenAIClient client) {
    String form = FORMS[random.nextInt(FORMS.length)];
    boolean faulty = random.nextInt(CALLS_PER_FAULT) == 0;
    String fault = faulty ? FAULTS[random.nextInt(FAULTS.length)] : "none";
    return new SoakCall(client, form, fault, prompt(form, fault), random.nextInt(8));
  }

  private String prompt(String form, String fault) {
    if (fault.equals("leave") || fault.equals("none")) {
      return question() + (random.nextInt(4) == 0 ? " [slow]" : "");
    }
    boolean cut = fault.equals("cut");
    String mark = cut ? (form.endsWith("stream") ? "cut-stream" : "cut-body") : fault;
    return "[" + mark + "] " + question();
  }

  private String question() {
    boolean repeated = random.nextBoolean();
    String name =
        repeated ? "R" + random.nextInt(REPEATED_QUESTIONS) : "N" + thread + "-" + asked++;
    return "Question " + name + " [words:" + (repeated ? 20 : 40) + "]";
  }
}
