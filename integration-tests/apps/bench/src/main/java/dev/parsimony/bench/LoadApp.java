/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes calls when they come, each on a thread of its own, whatever became of those before. Its
 * arguments are the provider's base URL, the file of the {@link LoadPlan}, and the file that gets a
 * line for each call: who answered it, and after how many nanoseconds. It warms up, writes a line
 * of {@link Vitals}, waits for a line of its input, and writes another one at the end, then how
 * many answers differed.
 */
public final class LoadApp {

  private static final int WARM_UP = 4_000;
  private static final int WARM_QUESTIONS = 500;
  private static final long PATIENCE_SECONDS = 120;

  private final LoadPlan plan;
  private final LoadCalls calls;
  private final String[] kinds;
  private final long[] nanos;
  private final ExecutorService threads = Executors.newCachedThreadPool(LoadApp::daemon);

  private LoadApp(LoadPlan plan, LoadCalls calls) {
    this.plan = plan;
    this.calls = calls;
    this.kinds = new String[plan.calls()];
    this.nanos = new long[plan.calls()];
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    LoadPlan plan = LoadPlan.read(Paths.get(args[1]));
    LoadCalls calls = new LoadCalls(Chats.quicklyClearedClient(args[0]), plan.questions());
    LoadApp app = new LoadApp(plan, calls);
    app.warmUp();
    System.out.println(Vitals.line(0));
    new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8)).readLine();
    app.run();
    System.out.println(Vitals.line(plan.calls()));
    System.out.println(calls.differing());
    app.write(Paths.get(args[2]));
    System.exit(0);
  }

  /* A call that never ends does not keep the application alive. */
  private static Thread daemon(Runnable task) {
    Thread thread = new Thread(task, "load");
    thread.setDaemon(true);
    return thread;
  }

  private void warmUp() {
    for (int i = 0; i < WARM_UP; i++) {
      String text = "Warm-up " + i % WARM_QUESTIONS;
      calls.ask(LoadPlan.params("Answer briefly. [words:100]", text), -1, i % 4 == 0);
    }
  }

  private void run() throws InterruptedException {
    long start = System.nanoTime();
    for (int call = 0; call < plan.calls(); call++) {
      long due = start + plan.nanos(call);
      for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
        LockSupport.parkNanos(left);
      }
      int number = call;
      threads.execute(() -> make(number));
    }
    threads.shutdown();
    if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("a call does not end");
    }
  }

  private void make(int call) {
    long begun = System.nanoTime();
    try {
      int question = plan.question(call);
      kinds[call] = calls.ask(plan.params(question), question, plan.isStream(call)).intern();
    } catch (RuntimeException e) {
      kinds[call] = "failed";
    }
    nanos[call] = System.nanoTime() - begun;
  }

  private void write(Path results) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int call = 0; call < kinds.length; call++) {
      lines.add(kinds[call] + "\t" + nanos[call]);
    }
    Files.write(results, lines, StandardCharsets.UTF_8);
  }
}
