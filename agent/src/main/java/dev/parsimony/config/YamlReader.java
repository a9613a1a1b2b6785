/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.parsimony.setting.Node;
import dev.parsimony.setting.Origin;
import dev.parsimony.setting.Problem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.error.Mark;
import org.yaml.snakeyaml.error.MarkedYAMLException;

/**
 * Reads YAML into nodes. All scalars are text, so that no guess about their type can change them;
 * aliases are refused, so that nothing grows beyond what is written.
 */
final class YamlReader {

  private static final String NOT_YAML = "is not valid YAML";
  private static final int MAX_DEPTH = 20;
  private static final YAMLFactory FACTORY = new YAMLFactory();

  private final YAMLParser parser;
  private final List<Problem> problems;

  private YamlReader(YAMLParser parser, List<Problem> problems) {
    this.parser = parser;
    this.problems = problems;
  }

  /** Reads a document; what is wrong with it is added to the problems. */
  static Node read(String text, List<Problem> problems) {
    try (YAMLParser parser = FACTORY.createParser(text)) {
      return new YamlReader(parser, problems).document();
    } catch (JsonProcessingException malformed) {
      problems.add(syntaxProblem(malformed));
    } catch (IOException | RuntimeException malformed) {
      // The scanner below throws unchecked exceptions of many types, without a place.
      problems.add(new Problem(Origin.FILE, "", NOT_YAML));
    }
    return empty();
  }

  private Node document() throws IOException {
    JsonToken first = parser.nextToken();
    if (first == null || first == JsonToken.VALUE_NULL) {
      return empty();
    }
    Node root = value(here(), "", 0);
    if (parser.nextToken() != null) {
      problems.add(new Problem(here(), "", "starts a second document; allowed: one"));
    }
    return root;
  }

  private Node value(Origin origin, String key, int depth) throws IOException {
    if (depth > MAX_DEPTH) {
      problems.add(new Problem(here(), key, "is nested too deeply"));
      parser.skipChildren();
      return Node.nothing(origin);
    }
    if (parser.isCurrentAlias()) {
      problems.add(new Problem(here(), key, "is an alias; allowed: the value itself"));
    }
    switch (parser.currentToken()) {
      case START_OBJECT:
        return map(origin, key, depth);
      case START_ARRAY:
        return list(origin, key, depth);
      case VALUE_NULL:
        return Node.nothing(origin);
      default:
        return Node.text(parser.getText(), origin);
    }
  }

  private Node map(Origin origin, String key, int depth) throws IOException {
    Map<String, Node> entries = new LinkedHashMap<>();
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      Origin line = here();
      String full = key.isEmpty() ? name : key + "." + name;
      parser.nextToken();
      Node twin = entries.put(name, value(line, full, depth + 1));
      if (twin != null) {
        problems.add(new Problem(line, full, "is given twice, first on " + twin.origin()));
      }
    }
    return Node.map(entries, origin);
  }

  private Node list(Origin origin, String key, int depth) throws IOException {
    List<Node> items = new ArrayList<>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      items.add(value(here(), key + "[" + items.size() + "]", depth + 1));
    }
    return Node.list(items, origin);
  }

  private Origin here() {
    return Origin.line(Math.max(1, parser.currentTokenLocation().getLineNr()));
  }

  private static Problem syntaxProblem(JsonProcessingException malformed) {
    if (malformed.getCause() instanceof MarkedYAMLException) {
      MarkedYAMLException cause = (MarkedYAMLException) malformed.getCause();
      Mark mark = cause.getProblemMark();
      Origin place = mark == null ? Origin.FILE : Origin.line(mark.getLine() + 1);
      String what = String.valueOf(cause.getProblem());
      String hint = what.contains("<block end>") ? "; is the line indented right?" : "";
      return new Problem(place, "", NOT_YAML + ": " + what + hint);
    }
    return new Problem(Origin.FILE, "", NOT_YAML);
  }

  private static Node empty() {
    return Node.map(new LinkedHashMap<>(), Origin.FILE);
  }
}
