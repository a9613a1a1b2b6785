/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/** Computes the key of a call: everything that can change its answer, and who may share it. */
final class Fingerprinter {

  private static final int FORMAT = 1;

  private final Partitions partitions;

  Fingerprinter(Partitions partitions) {
    this.partitions = partitions;
  }

  Fingerprint fingerprint(CallOrigin origin, RequestFacts facts, CacheSettings settings) {
    WireRequest request = facts.request();
    KeyDigest digest = new KeyDigest().put(FORMAT);
    partitions.feed(digest, settings.partition(), origin, request.headers());
    Dialect dialect = facts.dialect();
    digest.put(dialect.name()).put(request.method()).put(dialect.addressed(request.url()));
    putHeaders(digest, KeyHeaders.counting(request.headers(), settings.ignoreHeaders()));
    dialect.digest(facts, digest.last());
    return digest.finish();
  }

  private static void putHeaders(KeyDigest digest, SortedMap<String, List<String>> headers) {
    digest.put(headers.size());
    for (Map.Entry<String, List<String>> header : headers.entrySet()) {
      digest.put(header.getKey()).put(header.getValue());
    }
  }
}
