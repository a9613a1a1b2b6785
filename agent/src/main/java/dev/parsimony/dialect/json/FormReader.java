/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.AskedForm;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the form of answer that a request asks for, at the places where its format has it. */
public final class FormReader {

  private final List<List<String>> schemas = new ArrayList<>();
  private final List<Names> tools = new ArrayList<>();

  /** A place where the schema of the answer may stand. */
  public FormReader schema(String... path) {
    schemas.add(Arrays.asList(path));
    return this;
  }

  /**
   * A list of tools.
   *
   * @param list the member that holds it
   * @param path where each tool has its name
   */
  public FormReader tools(String list, String... path) {
    tools.add(new Names(list, Arrays.asList(path)));
    return this;
  }

  /** Reads a request. */
  public AskedForm read(RequestFacts asked) throws MalformedBodyException {
    JsonNode request = JsonNode.read(asked.request().body());
    Set<String> names = new HashSet<>();
    tools.forEach(each -> each.read(request, names));
    boolean json = "json".equals(asked.parameter(Parameter.OUTPUT_TYPE));
    return new AskedForm(json, schemaOf(request), names);
  }

  private @Nullable String schemaOf(JsonNode request) {
    for (List<String> path : schemas) {
      JsonNode schema = request.at(path);
      if (!schema.is(JsonNode.Kind.MISSING)) {
        return schema.json();
      }
    }
    return null;
  }

  /** Where the names of tools stand. */
  private static final class Names {

    private final String list;
    private final List<String> path;

    Names(String list, List<String> path) {
      this.list = list;
      this.path = path;
    }

    void read(JsonNode request, Set<String> names) {
      for (JsonNode tool : request.member(list).elements()) {
        String name = tool.at(path).string();
        if (name != null) {
          names.add(name);
        }
      }
    }
  }
}
