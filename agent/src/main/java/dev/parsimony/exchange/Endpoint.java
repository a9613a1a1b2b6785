/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A server that calls may be sent to in place of the application's own, as the operator named it at
 * the start. It gets nothing of what the application's headers say but what is listed here, so that
 * no credential of the application goes there, whatever its name.
 */
public final class Endpoint {

  private static final List<String> PASSED =
      Arrays.asList("accept", "anthropic-beta", "anthropic-version", "content-type", "user-agent");

  private final String name;
  private final String url;
  private final Duration timeout;
  private final @Nullable Credential credential;

  /**
   * @param url the whole URL, to which calls go as it is
   * @param timeout for how long an answer is awaited, and of a stream its head
   * @param credential its own; null where it asks for none
   */
  public Endpoint(String name, String url, Duration timeout, @Nullable Credential credential) {
    this.name = requireNonNull(name, "name is null");
    this.url = requireNonNull(url, "url is null");
    this.timeout = requireNonNull(timeout, "timeout is null");
    this.credential = credential;
  }

  public String name() {
    return name;
  }

  public String url() {
    return url;
  }

  public Duration timeout() {
    return timeout;
  }

  /** For the one who sends, and for nobody else. */
  public @Nullable Credential credential() {
    return credential;
  }

  static WireHeaders passed(WireHeaders headers) {
    Map<String, List<String>> passed = new HashMap<>();
    for (String name : PASSED) {
      List<String> values = headers.values(name);
      if (!values.isEmpty()) {
        passed.put(name, values);
      }
    }
    return WireHeaders.of(Collections.unmodifiableMap(passed));
  }

  /** A header that says who asks. Its text does not tell the value. */
  public static final class Credential {

    private final String header;
    private final String value;

    public Credential(String header, String value) {
      this.header = requireNonNull(header, "header is null");
      this.value = requireNonNull(value, "value is null");
    }

    public String header() {
      return header;
    }

    public String value() {
      return value;
    }

    @Override
    public String toString() {
      return header + ": ***";
    }
  }
}
