/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.Credentials;
import dev.parsimony.setting.Kind;
import dev.parsimony.setting.Kinds;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The name of a request header in lower case, and what such a header means for a key. */
final class HeaderName {

  /** What a header means for a key. */
  enum Role {
    /** It names the tenant. */
    CREDENTIAL,
    COUNTS,
    IGNORED
  }

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
              "x-ms-client-request-id",
              // What tracers add.
              "traceparent",
              "tracestate",
              "baggage",
              "b3",
              "uber-trace-id",
              "x-amzn-trace-id",
              "x-cloud-trace-context",
              "sentry-trace",
              "elastic-apm-traceparent",
              "newrelic",
              "singularityheader",
              "sw8"));

  private static final List<String> IGNORED_PREFIXES =
      Arrays.asList(
          "x-stainless-",
          "amz-sdk-",
          "x-b3-",
          "x-datadog-",
          "x-dynatrace",
          "x-instana-",
          "x-newrelic-",
          "sw8-");

  /** One that a rule may leave out of keys. */
  static final Kind<String> IGNORABLE =
      Kinds.of(
          "a header to ignore",
          "a header name; none that shows a credential: who shares answers is said by partition",
          name -> isIgnorable(name) ? name : null,
          name -> name);

  /* The same few names come with every call. */
  private static final int MOST_SEEN = 1_000;
  private static final Map<String, HeaderName> SEEN = new ConcurrentHashMap<>();

  private final String lower;
  private final Role role;

  private HeaderName(String name) {
    this.lower = name.toLowerCase(Locale.ROOT);
    this.role = role(lower);
  }

  /**
   * @param name in any case
   */
  static HeaderName of(String name) {
    HeaderName seen = SEEN.get(name);
    if (seen == null) {
      seen = new HeaderName(name);
      if (SEEN.size() < MOST_SEEN) {
        SEEN.put(name, seen);
      }
    }
    return seen;
  }

  String lower() {
    return lower;
  }

  Role role() {
    return role;
  }

  private static boolean isIgnorable(String name) {
    return Kinds.isHeaderName(name) && !Credentials.isHeader(name.toLowerCase(Locale.ROOT));
  }

  private static Role role(String name) {
    if (Credentials.isHeader(name)) {
      return Role.CREDENTIAL;
    }
    if (IGNORED.contains(name)) {
      return Role.IGNORED;
    }
    for (String prefix : IGNORED_PREFIXES) {
      if (name.startsWith(prefix)) {
        return Role.IGNORED;
      }
    }
    return Role.COUNTS;
  }
}
