/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import static java.util.Objects.requireNonNull;

import dev.parsimony.adapter.Fields;
import dev.parsimony.adapter.TimeLimits;
import org.jspecify.annotations.Nullable;
import org.springframework.web.reactive.function.client.ClientResponse;
import org.springframework.web.reactive.function.client.ExchangeFunction;
import org.springframework.web.reactive.function.client.ExchangeStrategies;

/** What a {@code WebClient} does not tell openly of the exchanges that it makes. */
final class Exchanges {

  private static final String NETTY_TIMEOUT = "io.netty.handler.timeout.ReadTimeoutException";
  private static final Statuses<ClientResponse> STATUSES =
      Statuses.of(ClientResponse.class, "rawStatusCode", "statusCode");

  static ExchangeStrategies strategies(ExchangeFunction function) {
    return (ExchangeStrategies) requireNonNull(Fields.read(function, "strategies"), "strategies");
  }

  static int status(ClientResponse response) {
    return STATUSES.unchecked(response);
  }

  /** How long a connector waits for a reply; 0 where it has no limit. */
  static long timeoutNanos(@Nullable Object connector) {
    Object own = Fields.read(connector, "readTimeout");
    return TimeLimits.nanos(
        own != null ? own : Fields.read(nettyConfig(connector), "responseTimeout"));
  }

  private static @Nullable Object nettyConfig(@Nullable Object connector) {
    return Fields.read(Fields.read(connector, "httpClient"), "config");
  }

  /** What a connector ends an exchange with that took too long. */
  static Throwable timeout(@Nullable Object connector) {
    Object config = nettyConfig(connector);
    return config == null ? TimeLimits.reached(true) : nettyTimeout(config.getClass());
  }

  private static Throwable nettyTimeout(Class<?> netty) {
    try {
      return (Throwable)
          Class.forName(NETTY_TIMEOUT, true, netty.getClassLoader()).getField("INSTANCE").get(null);
    } catch (ReflectiveOperationException otherVersion) {
      return TimeLimits.reached(false);
    }
  }

  private Exchanges() {}
}
