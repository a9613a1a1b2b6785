/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.batch;

import dev.parsimony.exchange.WireHeaders;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** What the headers of a reply to several say to each of them: nothing of length or connection. */
final class KeptHeaders {

  private static final Set<String> KEPT =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "content-type",
                  "date",
                  "openai-model",
                  "openai-organization",
                  "openai-processing-ms",
                  "openai-version",
                  "x-request-id")));

  static WireHeaders of(WireHeaders headers) {
    Map<String, List<String>> kept = new TreeMap<>();
    for (String name : headers.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (KEPT.contains(lower)) {
        kept.put(lower, headers.values(name));
      }
    }
    return WireHeaders.of(kept);
  }

  private KeptHeaders() {}
}
