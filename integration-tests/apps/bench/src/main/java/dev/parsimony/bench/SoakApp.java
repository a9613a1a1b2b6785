/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bench;

import com.openai.client.OpenAIClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Makes calls of all kinds on many threads until it is told to {@code stop}. Its arguments are the
 * provider's base URL and the number of threads. It writes a line for each ended call, and one
 * about the JVM when it is told to {@code sample}; fields are parted by tabs.
 */
public final class SoakApp {

  /* It warns of each reply that the library did not close. */
  private static final Logger OKHTTP = Logger.getLogger("okhttp3.OkHttpClient");

  private final OpenAIClient client;
  private final AtomicLong asked = new AtomicLong();
  private volatile boolean stopping;

  private SoakApp(OpenAIClient client) {
    this.client = client;
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    OKHTTP.setLevel(Level.OFF);
    SoakApp app = new SoakApp(Chats.quicklyClearedClient(args[0]));
    List<Thread> workers = new ArrayList<>();
    for (int i = 0; i < Integer.parseInt(args[1]); i++) {
      int number = i;
      workers.add(new Thread(() -> app.work(number), "soak-" + i));
    }
    workers.forEach(Thread::start);
    app.obey(workers);
    System.exit(0);
  }

  private void obey(List<Thread> workers) throws IOException, InterruptedException {
    BufferedReader in =
        new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
    for (String line = in.readLine(); line != null; line = in.readLine()) {
      if (line.equals("stop")) {
        stopping = true;
        for (Thread worker : workers) {
          worker.join();
        }
      }
      System.out.println(Vitals.line(asked.get()));
    }
  }

  private void work(int number) {
    SoakMix mix = new SoakMix(number, new Random(number));
    while (!stopping) {
      SoakCall call = mix.next(client);
      asked.incrementAndGet();
      System.out.println(call.run());
    }
  }
}
