/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.bootstrap.ParsimonyAgent;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.PolicyCall;
import org.jspecify.annotations.Nullable;

/** Computes the key of a call: everything that can change its answer, and who may share it. */
final class Fingerprinter {

  private static final int FORMAT = 2;

  private final Partitions partitions;

  Fingerprinter(Partitions partitions) {
    this.partitions = partitions;
  }

  Fingerprint fingerprint(PolicyCall call, CacheSettings settings) {
    return fingerprint(new KeyDigest().put(FORMAT), call, settings, headers(call, settings));
  }

  /**
   * The same where it is to be good for longer than the process, but not for another version of the
   * agent, which may know better what can change an answer; null where it cannot be.
   */
  @Nullable Fingerprint lasting(PolicyCall call, CacheSettings settings) {
    KeyHeaders headers = headers(call, settings);
    return Partitions.isLasting(settings.partition(), headers.credentials())
        ? fingerprint(
            partitions.keyed(new KeyDigest().put(FORMAT).put(ParsimonyAgent.VERSION)),
            call,
            settings,
            headers)
        : null;
  }

  /**
   * The key of the name that a model is asked by: by whom, where, and how.
   *
   * @param sent what was asked
   */
  Fingerprint alias(PolicyCall call, RequestFacts sent, CacheSettings settings) {
    KeyDigest digest = new KeyDigest();
    KeyHeaders headers = headers(call, settings);
    partitions.feed(digest, settings.partition(), call.origin(), headers.credentials());
    return digest
        .put(sent.dialect().name())
        .put(sent.dialect().addressed(sent.request().url()))
        .put(sent.model())
        .finish();
  }

  private static KeyHeaders headers(PolicyCall call, CacheSettings settings) {
    RequestFacts facts = call.facts();
    WireRequest request = facts.request();
    KeyHeaders headers = new KeyHeaders(request.headers(), settings.ignoreHeaders());
    headers.addCredential(facts.dialect().credential(request.url()));
    return headers;
  }

  private Fingerprint fingerprint(
      KeyDigest digest, PolicyCall call, CacheSettings settings, KeyHeaders headers) {
    RequestFacts facts = call.facts();
    WireRequest request = facts.request();
    Dialect dialect = facts.dialect();
    partitions.feed(digest, settings.partition(), call.origin(), headers.credentials());
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
