/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** Reads a value that is a parameter. */
final class ParameterReader implements ValueReader {

  private final Parameter parameter;
  private final ValueReader reader;

  ParameterReader(Parameter parameter, ValueReader reader) {
    this.parameter = parameter;
    this.reader = reader;
  }

  @Override
  public void read(JsonParser value, RequestFacts.Builder facts) throws IOException {
    reader.read(value, facts);
  }

  @Override
  public List<List<String>> places(Parameter wanted) {
    return wanted == parameter
        ? Collections.singletonList(Collections.emptyList())
        : Collections.emptyList();
  }
}
