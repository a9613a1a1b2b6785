/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import dev.parsimony.dialect.wire.JsonNode;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;

/** Finds what an application itself says of the provider's cache. */
final class OwnMarks {

  private static final Set<String> NAMES =
      Collections.unmodifiableSet(
          new HashSet<>(
              Arrays.asList(
                  "cachePoint",
                  "cache_control",
                  "prompt_cache_breakpoint",
                  "prompt_cache_key",
                  "prompt_cache_options",
                  "prompt_cache_retention")));

  /** Whether there is any in a request, wherever it stands. */
  static boolean in(JsonNode value) {
    for (JsonNode child : value.children()) {
      if (NAMES.contains(child.name()) || in(child)) {
        return true;
      }
    }
    return false;
  }

  /** Whether a value is such a mark, or a block of one. */
  static boolean isMark(JsonNode value) {
    return NAMES.contains(value.name())
        || (value.children().size() == 1 && NAMES.contains(value.children().get(0).name()));
  }

  private OwnMarks() {}
}
