/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.batch;

import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.Sha256;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/**
 * What calls have in common that may travel together: all but their inputs. Headers count whatever
 * they say, but for those that tell one attempt from another; so does the client object, which may
 * add a credential or take a way of its own where nobody sees it.
 */
final class BatchKey {

  private static final Set<String> OF_ONE_ATTEMPT =
      Collections.unmodifiableSet(
          new HashSet<>(Arrays.asList("traceparent", "tracestate", "x-stainless-retry-count")));

  static Fingerprint of(BatchSeat seat) {
    WireRequest request = seat.call().facts().request();
    MessageDigest digest = Sha256.start();
    feed(digest, Long.toString(seat.call().origin().clientInstance()));
    feed(digest, request.method());
    feed(digest, request.url());
    feed(digest, headers(request.headers()));
    feed(digest, seat.inputs().others());
    feed(digest, seat.settings().rule());
    return Fingerprint.of(digest.digest());
  }

  private static String headers(WireHeaders headers) {
    TreeMap<String, String> counted = new TreeMap<>();
    for (String name : headers.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (!OF_ONE_ATTEMPT.contains(lower)) {
        counted.put(lower, headers.values(name).toString());
      }
    }
    return counted.toString();
  }

  /* With its length, so that no two ways to cut a text are alike. */
  private static void feed(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
    digest.update(bytes);
  }

  private BatchKey() {}
}
