/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;
import java.util.List;

/** Reads the members of an object, each by its row. All count as parts of the one field. */
final class MembersReader implements ValueReader {

  private final FieldTable rows;

  MembersReader(FieldTable rows) {
    this.rows = rows;
  }

  @Override
  public void read(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (!value.isExpectedStartObjectToken()) {
      value.skipChildren();
      return;
    }
    while (value.nextToken() != JsonToken.END_OBJECT) {
      ValueReader reader = rows.reader(value.currentName());
      value.nextToken();
      reader.read(value, facts);
    }
  }

  @Override
  public List<List<String>> places(Parameter parameter) {
    return rows.places(parameter);
  }
}
