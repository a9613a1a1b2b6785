/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the scenario app saw. */
public record AppResult(JsonNode json) {

  public boolean ok() {
    return json.path("ok").asBoolean();
  }

  /** The text of the answer, joined where it was streamed. */
  public String text() {
    return json.path("text").asText();
  }

  public int chunks() {
    return json.path("chunks").asInt();
  }

  /** The typed reply, written as JSON by the client library. */
  public JsonNode response() {
    return json.path("response");
  }

  /** The first chunks of a stream, as many as the app keeps. */
  public List<JsonNode> events() {
    List<JsonNode> events = new ArrayList<>();
    json.path("events").forEach(events::add);
    return events;
  }

  /** The status of a raw response. */
  public int status() {
    return json.path("status").asInt();
  }

  /** The headers of a raw response, their names in lower case, each with its first value. */
  public Map<String, String> headers() {
    Map<String, String> headers = new TreeMap<>();
    json.path("headers")
        .fields()
        .forEachRemaining(
            header -> headers.put(header.getKey(), header.getValue().path(0).asText()));
    return headers;
  }

  /** Why the client library's own validation failed; empty when it did not. */
  public String invalid() {
    return json.path("invalid").asText();
  }

  /** The class of the exception; empty when there was none. */
  public String errorClass() {
    return json.path("error").path("class").asText();
  }

  public JsonNode error() {
    return json.path("error");
  }

  /** The results of calls made at once. */
  public List<AppResult> results() {
    List<AppResult> results = new ArrayList<>();
    json.path("results").forEach(result -> results.add(new AppResult(result)));
    return results;
  }

  /** How many failures the agent has swallowed so far; -1 without an agent. */
  public long agentFailures() {
    return json.path("agentFailures").asLong();
  }
}
