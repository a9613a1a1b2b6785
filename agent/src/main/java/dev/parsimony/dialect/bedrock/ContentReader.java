/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;

/** Looks through messages for what a request only names. */
final class ContentReader {

  static void content(JsonParser value, RequestFacts.Builder facts) throws IOException {
    int depth = 0;
    for (JsonToken token = value.currentToken(); ; token = value.nextToken()) {
      depth += token.isStructStart() ? 1 : token.isStructEnd() ? -1 : 0;
      if (token == JsonToken.START_OBJECT || token.isScalarValue()) {
        inspect(value, facts);
      }
      if (depth == 0) {
        return;
      }
    }
  }

  private static void inspect(JsonParser value, RequestFacts.Builder facts) throws IOException {
    String name = value.currentName();
    if (name == null || Values.isUnset(value)) {
      return;
    }
    switch (name) {
      case "s3Location":
      case "s3Uri":
        // A document, an image or a video that may have changed behind its address.
        facts.uncacheable(Uncacheable.FILE);
        break;
      case "toolAddition":
        // Brought in from where the provider keeps it.
        facts.uncacheable(Uncacheable.HOSTED_TOOL);
        break;
      default:
        break;
    }
  }

  private ContentReader() {}
}
