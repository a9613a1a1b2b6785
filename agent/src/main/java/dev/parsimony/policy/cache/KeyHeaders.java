/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.WireHeaders;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Which request headers are part of a key: all but those named here and those a rule names. */
final class KeyHeaders {

  /** They name the tenant: they count through the partition, and only there. */
  static final List<String> CREDENTIALS =
      Collections.unmodifiableList(
          Arrays.asList("authorization", "api-key", "x-api-key", "x-goog-api-key"));

  private static final Set<String> IGNORED =
      new HashSet<>(
          Arrays.asList(
              // What the client library says about itself and the transport.
              "user-agent",
              "accept",
              "accept-charset",
              "accept-encoding",
              "accept-language",
              "x-amzn-bedrock-accept",
              "content-type",
              "content-length",
              "transfer-encoding",
              "host",
              "connection",
              "keep-alive",
              "te",
              "expect",
              "date",
              // What tells one attempt from another.
              "idempotency-key",
              "x-request-id",
              "x-client-request-id",
              "x-correlation-id",
              // What tracers add.
              "traceparent",
              "tracestate",
              "baggage",
              "b3",
              "uber-trace-id",
              "x-amzn-trace-id",
              "x-cloud-trace-context",
              "sentry-trace",
              "elastic-apm-traceparent"));

  private static final List<String> IGNORED_PREFIXES =
      Arrays.asList("x-stainless-", "amz-sdk-", "x-b3-", "x-datadog-");

  /**
   * The headers that count, by their names in lower case.
   *
   * @param ignoredByRule names in any case
   */
  static SortedMap<String, List<String>> counting(WireHeaders headers, Set<String> ignoredByRule) {
    SortedMap<String, List<String>> counting = new TreeMap<>();
    for (String name : headers.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (counts(lower) && !ignoredByRule.contains(lower)) {
        counting.put(lower, headers.values(name));
      }
    }
    return counting;
  }

  private static boolean counts(String name) {
    if (IGNORED.contains(name) || CREDENTIALS.contains(name)) {
      return false;
    }
    for (String prefix : IGNORED_PREFIXES) {
      if (name.startsWith(prefix)) {
        return false;
      }
    }
    return true;
  }

  private KeyHeaders() {}
}
