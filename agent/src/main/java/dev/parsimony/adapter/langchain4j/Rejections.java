/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/** What the library throws instead of returning it. */
final class Rejections {

  private static final String JDK_TIMEOUT = "java.net.http.HttpTimeoutException";

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

  /** As the client's transport has it. */
  static TimeoutException timedOut(HttpClient client) {
    return new TimeoutException(
        client.getClass().getName().endsWith(".JdkHttpClient")
            ? jdkTimeout()
            : new SocketTimeoutException("Read timed out"));
  }

  /* A type that Java 8 has not. */
  private static IOException jdkTimeout() {
    try {
      return (IOException)
          Class.forName(JDK_TIMEOUT).getConstructor(String.class).newInstance("request timed out");
    } catch (ReflectiveOperationException otherJava) {
      return new SocketTimeoutException("request timed out");
    }
  }

  private Rejections() {}
}
