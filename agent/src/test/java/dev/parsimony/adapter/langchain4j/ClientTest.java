/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.parsimony.engine.Await;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Test;

/** What is read of the clients of the library. */
class ClientTest {

  private final List<String> ran = new CopyOnWriteArrayList<>();
  private final Executor others = task -> note("others", task);

  @Test
  void limit_isTheReadTimeoutOfTheClient() {
    assertThat(Limits.attempt(JdkHttpClient.builder().readTimeout(Duration.ofSeconds(3)).build()))
        .isEqualTo(3_000_000_000L);
    assertThat(Limits.attempt(JdkHttpClient.builder().build())).isZero();
    assertThat(Limits.attempt(new FakeClient())).isZero();
  }

  @Test
  void callbacks_runOnTheThreadsThatTheApplicationGaveToTheClient() {
    JdkHttpClient client =
        JdkHttpClient.builder()
            .httpClientBuilder(
                java.net.http.HttpClient.newBuilder().executor(task -> note("own", task)))
            .build();

    Callbacks.of(client, others).execute(() -> ran.add("task"));

    Await.until("the task ran", () -> ran.contains("task"));
    assertThat(ran).containsExactly("own", "task");
  }

  @Test
  void callbacks_runElsewhere_whereItGaveNone() {
    Callbacks.of(JdkHttpClient.builder().build(), others).execute(() -> ran.add("task"));

    assertThat(ran).containsExactly("others", "task");
  }

  @Test
  void callbacks_runElsewhere_whereTheApplicationsThreadsTakeNoMore() {
    JdkHttpClient client =
        JdkHttpClient.builder()
            .httpClientBuilder(
                java.net.http.HttpClient.newBuilder()
                    .executor(
                        task -> {
                          throw new RejectedExecutionException("shut down");
                        }))
            .build();

    Callbacks.of(client, others).execute(() -> ran.add("task"));

    assertThat(ran).containsExactly("others", "task");
  }

  private void note(String who, Runnable task) {
    ran.add(who);
    task.run();
  }
}
