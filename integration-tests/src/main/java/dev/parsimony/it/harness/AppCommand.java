/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** A call that the scenario app is told to make. Immutable. */
public final class AppCommand {

  private static final ObjectMapper MAPPER = new ObjectMapper();

  private final ObjectNode line;

  private AppCommand(ObjectNode line) {
    this.line = line;
  }

  public static AppCommand chat(String prompt) {
    return call("chat", prompt);
  }

  /** A call of an endpoint that the client library has, such as {@code chat}. */
  public static AppCommand call(String endpoint, String prompt) {
    return new AppCommand(MAPPER.createObjectNode())
        .with("do", "call")
        .with("endpoint", endpoint)
        .with("prompt", prompt);
  }

  static AppCommand named(String what, String id) {
    return new AppCommand(MAPPER.createObjectNode()).with("do", what).with("id", id);
  }

  /**
   * One of {@code blocking}, {@code async}, {@code stream}, {@code async-stream}, {@code raw},
   * {@code raw-stream} and {@code structured}.
   */
  public AppCommand form(String form) {
    return with("form", form);
  }

  public AppCommand prompt(String prompt) {
    return with("prompt", prompt);
  }

  public AppCommand model(String model) {
    return with("model", model);
  }

  public AppCommand system(String system) {
    return with("system", system);
  }

  /** A field of the request's body. */
  public AppCommand body(String field, Object value) {
    return within("body", field, value);
  }

  public AppCommand header(String name, String value) {
    return within("headers", name, value);
  }

  public AppCommand apiKey(String key) {
    return with("apiKey", key);
  }

  public AppCommand organization(String organization) {
    return with("organization", organization);
  }

  /** Names the client object that is used; each name has one of its own. */
  public AppCommand client(String name) {
    return with("client", name);
  }

  public AppCommand maxRetries(int retries) {
    return with("maxRetries", retries);
  }

  public AppCommand timeoutMillis(int millis) {
    return with("timeoutMillis", millis);
  }

  /** How long the app waits for a future. */
  public AppCommand deadlineMillis(int millis) {
    return with("deadlineMillis", millis);
  }

  /** Closes the stream after that many chunks. */
  public AppCommand closeAfter(int chunks) {
    return with("closeAfter", chunks);
  }

  /** Takes status and headers of a raw response, and drops it without reading or closing it. */
  public AppCommand unread() {
    return form("raw").with("unread", true);
  }

  /** Makes the call on a thread that has been interrupted before. */
  public AppCommand interruptFirst() {
    return with("interruptFirst", true);
  }

  /** Uses {@code withOptions} with a header on top. */
  public AppCommand optionHeader(String name, String value) {
    ObjectNode headers = MAPPER.createObjectNode().put(name, value);
    return within("clientOptions", "headers", headers);
  }

  /** The same call on that many threads at once. */
  public AppCommand parallel(int threads) {
    return with("do", "parallel").with("threads", threads);
  }

  /** One call for each prompt, all at once. */
  public AppCommand parallel(List<String> prompts) {
    return parallel(prompts.size()).with("prompts", prompts);
  }

  public AppCommand with(String field, Object value) {
    ObjectNode changed = line.deepCopy();
    changed.set(field, MAPPER.valueToTree(value));
    return new AppCommand(changed);
  }

  private AppCommand within(String object, String field, Object value) {
    ObjectNode changed = line.deepCopy();
    changed.withObjectProperty(object).set(field, MAPPER.<JsonNode>valueToTree(value));
    return new AppCommand(changed);
  }

  JsonNode line() {
    return line;
  }

  @Override
  public String toString() {
    return line.toString();
  }
}
