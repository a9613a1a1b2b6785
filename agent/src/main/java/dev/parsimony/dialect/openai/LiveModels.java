/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.exchange.RequestFacts;
import java.io.IOException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Models that look things up before they answer, whatever the request says. */
final class LiveModels {

  private static final Pattern NAMES =
      Pattern.compile(
          "(?:.*/)?(?:sonar(?:-.*)?|.*-search-(?:preview|api)(?:-.*)?|.*deep-research.*"
              + "|compound(?:-.*)?|.*:online)");

  /** Reads the name of a model. */
  static void read(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (value.hasToken(JsonToken.VALUE_STRING) && isLive(value.getText())) {
      facts.uncacheable(Uncacheable.HOSTED_TOOL);
    }
    Values.model(value, facts);
  }

  private static boolean isLive(String model) {
    return NAMES.matcher(model.toLowerCase(Locale.ROOT)).matches();
  }

  private LiveModels() {}
}
