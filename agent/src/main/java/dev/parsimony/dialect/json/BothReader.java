/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import com.fasterxml.jackson.core.JsonParser;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;
import java.util.List;

/** Has a value read by two, of whom the first leaves a scalar where it is. */
final class BothReader implements ValueReader {

  private final ValueReader first;
  private final ValueReader second;

  BothReader(ValueReader first, ValueReader second) {
    this.first = first;
    this.second = second;
  }

  @Override
  public void read(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (value.currentToken().isScalarValue()) {
      first.read(value, facts);
    }
    second.read(value, facts);
  }

  @Override
  public List<List<String>> places(Parameter parameter) {
    return first.places(parameter);
  }
}
