/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.PolicyCall;

/** Computes the key of a call: everything that can change its answer, and who may share it. */
final class Fingerprinter {

  private static final int FORMAT = 2;

  private final Partitions partitions;

  Fingerprinter(Partitions partitions) {
    this.partitions = partitions;
  }

  Fingerprint fingerprint(PolicyCall call, CacheSettings settings) {
    CallOrigin origin = call.origin();
    RequestFacts facts = call.facts();
    WireRequest request = facts.request();
    KeyHeaders headers = new KeyHeaders(request.headers(), settings.ignoreHeaders());
    Dialect dialect = facts.dialect();
    headers.addCredential(dialect.credential(request.url()));
    KeyDigest digest = new KeyDigest().put(FORMAT);
    partitions.feed(digest, settings.partition(), origin, headers.credentials());
    digest
        .put(dialect.name())
        .put(request.method())
        .put(dialect.addressed(request.url()))
        .put(headers.others())
        .put(call.treatment());
    dialect.digest(facts, digest.last());
    return digest.finish();
  }
}
