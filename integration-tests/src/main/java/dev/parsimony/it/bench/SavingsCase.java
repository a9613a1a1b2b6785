/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** A request, and what must still be in it when it has been made shorter. */
record SavingsCase(JsonNode line) {

  static final ObjectMapper JSON = new ObjectMapper();

  static List<SavingsCase> read(Path folder) throws IOException {
    List<SavingsCase> cases = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jsonl")).sorted().toList()) {
        cases.addAll(readFile(file));
      }
    }
    return cases;
  }

  static List<SavingsCase> readFile(Path file) throws IOException {
    List<SavingsCase> cases = new ArrayList<>();
    for (String line : Files.readAllLines(file)) {
      cases.add(new SavingsCase(JSON.readTree(line)));
    }
    return cases;
  }

  String id() {
    return line.path("id").asText();
  }

  String kind() {
    return line.path("kind").asText();
  }

  JsonNode request() {
    return line.path("request");
  }

  List<JsonNode> messages() {
    return elements(request().path("messages"));
  }

  /** The body as the application writes it. */
  byte[] body() {
    String text = line.has("body") ? line.path("body").asText() : request().toString();
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** The elements of a list; none when there is no such list. */
  List<JsonNode> list(String name) {
    return elements(line.path(name));
  }

  private static List<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).toList();
  }

  List<String> texts(String name) {
    return list(name).stream().map(JsonNode::asText).toList();
  }

  boolean isLeftAlone() {
    return line.path("unchanged").asBoolean();
  }
}
