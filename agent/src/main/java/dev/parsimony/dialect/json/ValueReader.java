/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/**
 * Reads one top-level value of a request into facts. It starts at the value's first token and ends
 * at its last one; a value of an unexpected type tells nothing.
 */
public interface ValueReader {

  ValueReader NONE = (value, facts) -> value.skipChildren();

  void read(JsonParser value, RequestFacts.Builder facts) throws IOException;

  /**
   * The names of the objects within the value on the way to where a parameter is read, and its own;
   * empty where it is the value itself. One list for each place, none where it is not read.
   */
  default List<List<String>> places(Parameter parameter) {
    return Collections.emptyList();
  }
}
