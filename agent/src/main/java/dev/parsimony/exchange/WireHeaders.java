/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** The headers of a request or reply. Names are matched without regard to case. */
public interface WireHeaders {

  WireHeaders NONE = of(Collections.<String, List<String>>emptyMap());

  Set<String> names();

  /** All values under a name, in order; empty when there is none. */
  List<String> values(String name);

  /** The first value under a name. */
  default @Nullable String first(String name) {
    List<String> values = values(name);
    return values.isEmpty() ? null : values.get(0);
  }

  /** The media type of the content in lower case, without parameters; empty when none is said. */
  default String mediaType() {
    String type = first("content-type");
    return type == null ? "" : MediaType.of(type);
  }

  static WireHeaders of(Map<String, List<String>> headers) {
    TreeMap<String, List<String>> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    sorted.putAll(headers);
    return new WireHeaders() {
      @Override
      public Set<String> names() {
        return Collections.unmodifiableSet(sorted.keySet());
      }

      @Override
      public List<String> values(String name) {
        return sorted.getOrDefault(name, Collections.emptyList());
      }
    };
  }
}
