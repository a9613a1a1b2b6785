/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.policy.Credentials;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The request headers that are part of a key, by their names in lower case. */
public final class KeyHeaders {

  private final SortedMap<String, List<String>> credentials = new TreeMap<>();
  private final SortedMap<String, List<String>> others = new TreeMap<>();

  /**
   * @param ignoredByRule names in lower case
   */
  KeyHeaders(WireHeaders headers, Set<String> ignoredByRule) {
    for (String given : headers.names()) {
      HeaderName name = HeaderName.of(given);
      if (name.role() == HeaderName.Role.CREDENTIAL) {
        addCredential(name, headers.values(given));
      } else if (name.role() == HeaderName.Role.COUNTS && !ignoredByRule.contains(name.lower())) {
        others.put(name.lower(), headers.values(given));
      }
    }
  }

  /** Whether two requests have the same headers, but for those that mean nothing to a key. */
  public static boolean alike(WireHeaders one, WireHeaders other) {
    KeyHeaders ones = new KeyHeaders(one, Collections.emptySet());
    KeyHeaders others = new KeyHeaders(other, Collections.emptySet());
    return ones.credentials.equals(others.credentials) && ones.others.equals(others.others);
  }

  /** Those that name the tenant: they count through the partition, and only there. */
  SortedMap<String, List<String>> credentials() {
    return credentials;
  }

  /** Adds one that stands in the URL, under a name that no header has. */
  void addCredential(@Nullable String ofUrl) {
    if (ofUrl != null) {
      credentials.put("?", Collections.singletonList(ofUrl));
    }
  }

  SortedMap<String, List<String>> others() {
    return others;
  }

  private void addCredential(HeaderName name, List<String> values) {
    for (String value : values) {
      if (Credentials.names(value)) {
        credentials.put(name.lower(), values);
        return;
      }
    }
  }
}
