/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.cache.level.EntryLabel;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * Makes the labels of one directory's entries. Whatever is not a name of a part is in them as a
 * digest, made with the directory's random bytes: elsewhere it means nothing.
 */
public final class Labels {

  private static final int SHORT_HASH_CHARS = 12;

  private final byte[] directoryKey;

  public Labels(byte[] directoryKey) {
    this.directoryKey = directoryKey.clone();
  }

  /** The label of a request that no rule has judged. */
  public EntryLabel of(RequestFacts facts) throws MalformedBodyException {
    return of(facts, CacheSettings.defaults(), "");
  }

  EntryLabel of(RequestFacts facts, CacheSettings settings, String treatment)
      throws MalformedBodyException {
    WireRequest request = facts.request();
    Dialect dialect = facts.dialect();
    KeyHeaders headers = new KeyHeaders(request.headers(), settings.ignoreHeaders());
    headers.addCredential(dialect.credential(request.url()));
    String tenant = tenant(settings.partition(), headers);
    BodyFields body = new BodyFields(facts);
    FieldDigests digests =
        new FieldDigests(directoryKey)
            .agentVersion()
            .put("tenant", tenant)
            .put("format", dialect.name())
            .put("method", request.method())
            .put("address", dialect.addressed(request.url()))
            .put("treatment", treatment);
    if (!body.has("model")) {
      digests.put("model", facts.model());
    }
    for (Map.Entry<String, List<String>> header : headers.others().entrySet()) {
      digests.put("header " + header.getKey(), header.getValue());
    }
    body.feed(digests);
    String user = body.user();
    return new EntryLabel(
        settings.rule(),
        tenant,
        user.isEmpty() ? "" : user(user),
        facts.model(),
        dialect.name(),
        digests.map());
  }

  /** What stands for a user in labels. */
  public String user(String name) {
    return shortHash(new KeyDigest().put("user").put(directoryKey).put(name));
  }

  private String tenant(String partition, KeyHeaders headers) {
    return partition.equals(Partitions.BY_CREDENTIAL)
        ? shortHash(new KeyDigest().put("tenant").put(directoryKey).put(headers.credentials()))
        : partition;
  }

  private static String shortHash(KeyDigest digest) {
    return digest.finish().toString().substring(0, SHORT_HASH_CHARS);
  }

  /** No fields at all, where a request cannot be read any more. */
  static EntryLabel unread(CacheSettings settings) {
    return new EntryLabel(settings.rule(), "", "", "", "", Collections.emptyMap());
  }
}
