/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade.verify;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The form in which a request asks for its answer. */
final class AskedForm {

  private static final List<List<String>> SCHEMAS =
      Arrays.asList(
          Arrays.asList("response_format", "json_schema", "schema"),
          Arrays.asList("text", "format", "schema"),
          Arrays.asList("output_config", "format", "schema"),
          Arrays.asList("output_format", "schema"));

  private final JsonNode request;
  private final boolean json;

  AskedForm(RequestFacts facts, JsonNode request) {
    this.request = request;
    this.json =
        "json".equals(facts.parameter(Parameter.OUTPUT_TYPE))
            || !schema().is(JsonNode.Kind.MISSING);
  }

  boolean isJson() {
    return json;
  }

  /** The schema of the answer; a missing value where there is none. */
  JsonNode schema() {
    JsonNode schema = request.member("");
    for (List<String> path : SCHEMAS) {
      schema = schema.is(JsonNode.Kind.MISSING) ? request.at(path) : schema;
    }
    return schema;
  }

  /** The names of the tools that are offered. */
  Set<String> tools() {
    Set<String> names = new HashSet<>();
    for (JsonNode tool : request.member("tools").elements()) {
      add(tool.member("name"), names);
      add(tool.member("function").member("name"), names);
      add(tool.member("custom").member("name"), names);
    }
    request.member("functions").elements().forEach(each -> add(each.member("name"), names));
    return names;
  }

  private static void add(JsonNode name, Set<String> names) {
    String text = name.string();
    if (text != null) {
      names.add(text);
    }
  }
}
