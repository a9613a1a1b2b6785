/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.ThreadLocalRandom;

/** The headers that the provider and the edge before it put on every reply. */
final class ProviderHeaders {

  private ProviderHeaders() {}

  static void openAi(StringBuilder out, Instant now, int requestsLeft) {
    String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC));
    long random = ThreadLocalRandom.current().nextLong();
    header(out, "Date", date);
    header(out, "Connection", "keep-alive");
    header(out, "x-request-id", Ids.hex("req_"));
    header(out, "openai-organization", "stub-organization");
    header(out, "openai-project", "proj_stub");
    header(out, "openai-processing-ms", Long.toString(Math.floorMod(random, 900L) + 100));
    header(out, "openai-version", "2020-10-01");
    header(out, "x-ratelimit-limit-requests", "10000");
    header(out, "x-ratelimit-limit-tokens", "2000000");
    header(out, "x-ratelimit-remaining-requests", Integer.toString(requestsLeft));
    header(out, "x-ratelimit-remaining-tokens", "1999990");
    header(out, "x-ratelimit-reset-requests", "6ms");
    header(out, "x-ratelimit-reset-tokens", "0s");
    header(out, "strict-transport-security", "max-age=31536000; includeSubDomains; preload");
    header(out, "cf-cache-status", "DYNAMIC");
    header(out, "set-cookie", "__cf_bm=" + Ids.hex("") + "; path=/; HttpOnly; Secure");
    header(out, "set-cookie", "_cfuvid=" + Ids.hex("") + "; path=/; HttpOnly; Secure");
    header(out, "X-Content-Type-Options", "nosniff");
    header(out, "Server", "cloudflare");
    header(out, "CF-RAY", String.format("%016x-FRA", random));
  }

  static void anthropic(StringBuilder out, Instant now, int requestsLeft) {
    String reset = DateTimeFormatter.ISO_INSTANT.format(now.truncatedTo(ChronoUnit.SECONDS));
    header(out, "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC)));
    header(out, "Connection", "keep-alive");
    header(out, "request-id", Ids.hex("req_"));
    header(out, "anthropic-organization-id", "b4a1b2c3-0000-4000-8000-000000000000");
    header(out, "anthropic-ratelimit-requests-limit", "10000");
    header(out, "anthropic-ratelimit-requests-remaining", Integer.toString(requestsLeft));
    header(out, "anthropic-ratelimit-requests-reset", reset);
    header(out, "anthropic-ratelimit-input-tokens-limit", "2000000");
    header(out, "anthropic-ratelimit-input-tokens-remaining", "1999000");
    header(out, "anthropic-ratelimit-input-tokens-reset", reset);
    header(out, "anthropic-ratelimit-output-tokens-limit", "400000");
    header(out, "anthropic-ratelimit-output-tokens-remaining", "399000");
    header(out, "anthropic-ratelimit-output-tokens-reset", reset);
    header(out, "strict-transport-security", "max-age=31536000; includeSubDomains; preload");
    header(out, "via", "1.1 google");
    header(out, "cf-cache-status", "DYNAMIC");
    header(out, "X-Robots-Tag", "none");
    header(out, "Server", "cloudflare");
    long random = ThreadLocalRandom.current().nextLong();
    header(out, "CF-RAY", String.format("%016x-FRA", random));
  }

  static void mistral(StringBuilder out, Instant now, int requestsLeft) {
    header(out, "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC)));
    header(out, "Connection", "keep-alive");
    header(out, "mistral-correlation-id", Ids.uuid(requestsLeft));
    header(out, "x-kong-request-id", Ids.uuid(requestsLeft));
    header(out, "x-ratelimit-remaining-req-minute", Integer.toString(requestsLeft));
    header(out, "cf-cache-status", "DYNAMIC");
    header(out, "Server", "cloudflare");
  }

  static void amazon(StringBuilder out, Instant now, int requestsLeft) {
    header(out, "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(now.atZone(ZoneOffset.UTC)));
    header(out, "Connection", "keep-alive");
    header(out, "x-amzn-requestid", Ids.uuid(requestsLeft));
  }

  static void header(StringBuilder out, String name, String value) {
    out.append(name).append(": ").append(value).append("\r\n");
  }
}
