/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;

/**
 * Reads one top-level value of a request into facts. It starts at the value's first token and ends
 * at its last one; a value of an unexpected type tells nothing.
 */
public interface ValueReader {

  ValueReader NONE = (value, facts) -> value.skipChildren();

  void read(JsonParser value, RequestFacts.Builder facts) throws IOException;
}
