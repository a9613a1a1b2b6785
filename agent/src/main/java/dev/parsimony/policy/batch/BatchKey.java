/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.batch;

import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.Sha256;
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
    Sha256.feed(digest, Long.toString(seat.call().origin().clientInstance()));
    Sha256.feed(digest, request.method());
    Sha256.feed(digest, request.url());
    Sha256.feed(digest, headers(request.headers()));
    Sha256.feed(digest, seat.inputs().others());
    Sha256.feed(digest, seat.settings().rule());
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

  private BatchKey() {}
}
