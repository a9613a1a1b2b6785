/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.dashscope;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonStreamContext;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Looks through an input for what it only names: images, recordings and files kept elsewhere. */
final class InputReader {

  static void read(JsonParser value, RequestFacts.Builder facts) throws IOException {
    int depth = 0;
    for (JsonToken token = value.currentToken(); ; token = value.nextToken()) {
      if (token.isStructStart()) {
        depth++;
      } else if (token.isStructEnd()) {
        depth--;
      } else if (token == JsonToken.VALUE_STRING) {
        inspect(value.getText(), member(value), facts);
      }
      if (depth == 0) {
        return;
      }
    }
  }

  /* The member that a text stands in, also where it is one of a list. */
  private static @Nullable String member(JsonParser value) {
    JsonStreamContext context = value.getParsingContext();
    while (context != null && context.inArray()) {
      context = context.getParent();
    }
    return context == null ? null : context.getCurrentName();
  }

  private static void inspect(String text, @Nullable String member, RequestFacts.Builder facts) {
    if (text.startsWith("fileid://") || "file_url".equals(member) || "file_ids".equals(member)) {
      facts.uncacheable(Uncacheable.FILE);
    }
    boolean given = text.regionMatches(true, 0, "data:", 0, 5);
    if ("image".equals(member) && !given) {
      facts.uncacheable(Uncacheable.IMAGE_BY_URL);
    }
    if (("video".equals(member) || "audio".equals(member)) && !given) {
      facts.uncacheable(Uncacheable.FILE);
    }
  }

  private InputReader() {}
}
