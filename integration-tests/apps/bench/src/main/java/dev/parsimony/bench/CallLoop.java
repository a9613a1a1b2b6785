/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bench;

import com.openai.client.OpenAIClient;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/**
 * Makes chat calls one after another on one thread and measures them. Its argument is the
 * provider's base URL. Each line of its input is the number of calls of a round and of the prompts
 * among which they take turns, 0 for a new one each; for each it writes a line with p50, p99, CPU
 * time (nanoseconds) and the bytes allocated by the caller and by all threads, the latter three for
 * one call.
 */
public final class CallLoop {

  /* What other threads still have to do for the calls belongs to the calls. */
  private static final long SETTLING_MILLIS = 300;

  private final OpenAIClient client;
  private final Prompts prompts = new Prompts();
  private long asked;

  private CallLoop(OpenAIClient client) {
    this.client = client;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    CallLoop loop = new CallLoop(Chats.client(args[0]));
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      String[] words = line.split(" ", 2);
      System.out.println(loop.round(Integer.parseInt(words[0]), Integer.parseInt(words[1])));
    }
    System.exit(0);
  }

  private String round(int calls, int distinct) throws InterruptedException {
    String[] asking = new String[calls];
    for (int i = 0; i < calls; i++) {
      asking[i] = prompts.numbered(distinct == 0 ? asked++ : i % distinct);
    }
    long[] nanos = new long[calls];
    Meter meter = new Meter();
    for (int i = 0; i < calls; i++) {
      long start = System.nanoTime();
      call(asking[i]);
      nanos[i] = System.nanoTime() - start;
    }
    TimeUnit.MILLISECONDS.sleep(SETTLING_MILLIS);
    long cpu = meter.cpuNanos() / calls;
    String use = cpu + " " + meter.callerBytes() / calls + " " + meter.allBytes() / calls;
    Arrays.sort(nanos);
    return nanos[calls / 2] + " " + nanos[calls * 99 / 100] + " " + use;
  }

  private void call(String prompt) {
    ChatCompletionCreateParams params = Chats.asking(prompt);
    if (client.chat().completions().create(params).choices().isEmpty()) {
      throw new IllegalStateException("no answer");
    }
  }
}
