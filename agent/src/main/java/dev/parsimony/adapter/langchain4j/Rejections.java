/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.parsimony.adapter.TimeLimits;
import dev.parsimony.engine.Call;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import java.io.ByteArrayInputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What the library throws instead of returning it. */
final class Rejections {

  /** The reply behind an exception; null where none came. */
  static @Nullable WireReply reply(Throwable thrown) {
    Throwable cause = thrown.getCause();
    if (thrown instanceof CompletionException && cause != null) {
      return reply(cause);
    }
    if (!(thrown instanceof HttpException)) {
      return null;
    }
    String message = thrown.getMessage();
    byte[] body = message == null ? new byte[0] : message.getBytes(UTF_8);
    return new WireReply(
        ((HttpException) thrown).statusCode(),
        WireHeaders.NONE,
        () -> new ByteArrayInputStream(body));
  }

  /** Whether the library throws an answer of the agent's instead of returning it. */
  static boolean isThrown(WireReply answer) {
    return answer.status() / 100 != 2;
  }

  /** What it throws. */
  static <T> CompletableFuture<T> failed(WireReply answer, Call call) {
    CompletableFuture<T> failed = new CompletableFuture<>();
    String body = Messages.text(call.answered(answer));
    failed.completeExceptionally(new HttpException(answer.status(), body));
    return failed;
  }

  /** As the client's transport has it. */
  static TimeoutException timedOut(HttpClient client) {
    boolean jdk = client.getClass().getName().endsWith(".JdkHttpClient");
    return new TimeoutException(TimeLimits.reached(jdk));
  }

  private Rejections() {}
}
