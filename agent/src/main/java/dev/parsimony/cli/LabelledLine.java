/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.complexity.Labelled;
import dev.parsimony.complexity.Task;
import dev.parsimony.dialect.Dialects;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads one line: a prompt or a request, and whether its answers were good. */
final class LabelledLine {

  private static final List<String> MEMBERS =
      Arrays.asList("prompt", "request", "url", "good", "weak", "strong");
  private static final String CHAT = "https://api.openai.com/v1/chat/completions";
  private static final int SHOWN_CHARS = 40;

  private final Map<String, @Nullable Object> members;

  private LabelledLine(Map<String, @Nullable Object> members) {
    this.members = members;
  }

  static Labelled read(String line) throws WrongLineException {
    LabelledLine read = new LabelledLine(Json.object(parse(line)));
    for (String name : read.members.keySet()) {
      if (!MEMBERS.contains(name)) {
        throw new WrongLineException("'" + shown(name) + "' is not known here", MEMBERS);
      }
    }
    return Labelled.of(read.task(), read.weak(), read.strong());
  }

  private static Object parse(String line) throws WrongLineException {
    try {
      Object tree = Json.read(line.getBytes(StandardCharsets.UTF_8));
      if (tree instanceof Map) {
        return tree;
      }
    } catch (MalformedBodyException e) {
      throw new WrongLineException("not JSON", "an object on one line");
    }
    throw new WrongLineException("not a JSON object", "an object on one line");
  }

  private Task task() throws WrongLineException {
    Object prompt = members.get("prompt");
    Object request = members.get("request");
    if ((prompt == null) == (request == null)) {
      throw new WrongLineException("a line has one text", "either prompt or request");
    }
    if (prompt instanceof String) {
      return Task.of((String) prompt);
    }
    if (prompt != null) {
      throw new WrongLineException("prompt: " + kind(prompt), "a string");
    }
    if (!(request instanceof Map)) {
      throw new WrongLineException("request: " + kind(request), "an object, the request's body");
    }
    return task(Json.write(request));
  }

  private Task task(byte[] body) throws WrongLineException {
    Object url = members.getOrDefault("url", CHAT);
    Dialect dialect = url instanceof String ? Dialects.recognise("POST", (String) url) : null;
    if (dialect == null) {
      throw new WrongLineException(
          "url: " + shown(String.valueOf(url)) + " is not covered", "an endpoint of a provider");
    }
    try {
      WireHeaders none = WireHeaders.of(Collections.emptyMap());
      return Task.of(dialect.readRequest(new WireRequest("POST", (String) url, none, body)));
    } catch (MalformedBodyException e) {
      throw new WrongLineException(
          "request: not of this endpoint", "a body for " + shown(dialect.name()));
    }
  }

  private boolean weak() throws WrongLineException {
    Boolean good = label("good");
    Boolean weak = label("weak");
    if ((good == null) == (weak == null)) {
      throw new WrongLineException("a line has one label", "either good or weak");
    }
    return good != null ? good : Boolean.TRUE.equals(weak);
  }

  private @Nullable Boolean strong() throws WrongLineException {
    return label("strong");
  }

  private @Nullable Boolean label(String name) throws WrongLineException {
    Object value = members.get(name);
    if (value != null && !(value instanceof Boolean)) {
      throw new WrongLineException(
          name + ": '" + shown(Json.writeText(value)) + "'", "true, false");
    }
    return (Boolean) value;
  }

  private static String kind(@Nullable Object value) {
    return value instanceof List ? "a list" : value instanceof Map ? "an object" : "no text";
  }

  private static String shown(String value) {
    return value.length() <= SHOWN_CHARS ? value : value.substring(0, SHOWN_CHARS) + "...";
  }

  /** Says what is wrong with a line, and what would not be. */
  static final class WrongLineException extends Exception {

    private static final long serialVersionUID = 1;

    WrongLineException(String wrong, String allowed) {
      super(wrong + "; allowed: " + allowed);
    }

    WrongLineException(String wrong, List<String> allowed) {
      this(wrong, String.join(", ", allowed));
    }
  }
}
