/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Splits one output item of a response into its events. */
final class ItemSplit {

  private final ResponseSplit events;
  private final int outputIndex;
  private final Map<String, @Nullable Object> item;

  private ItemSplit(ResponseSplit events, int outputIndex, Map<String, @Nullable Object> item) {
    this.events = events;
    this.outputIndex = outputIndex;
    this.item = item;
  }

  static void split(ResponseSplit events, int outputIndex, Map<String, @Nullable Object> item)
      throws MalformedBodyException {
    if (!Json.isText(item.get("id"))) {
      throw new MalformedBodyException("an output item has no id");
    }
    new ItemSplit(events, outputIndex, item).split();
  }

  private void split() throws MalformedBodyException {
    switch (String.valueOf(item.get("type"))) {
      case "message":
        frame("response.output_item.added", added("content", Collections.emptyList()));
        addParts();
        break;
      case "reasoning":
        frame("response.output_item.added", addedReasoning());
        addSummary();
        addParts();
        break;
      case "function_call":
        frame("response.output_item.added", added("arguments", ""));
        addCall("response.function_call_arguments", "arguments");
        break;
      case "custom_tool_call":
        frame("response.output_item.added", added("input", ""));
        addCall("response.custom_tool_call_input", "input");
        break;
      default:
        throw new MalformedBodyException("an output item of a kind that has events of its own");
    }
    frame("response.output_item.done", item);
  }

  private void frame(String type, Map<String, @Nullable Object> shown) {
    events.event(type, Json.objectOf("output_index", outputIndex, "item", shown));
  }

  /* The item before anything was said. */
  private Map<String, @Nullable Object> added(String member, Object empty) {
    Map<String, @Nullable Object> added = new LinkedHashMap<>(item);
    added.replace("status", "in_progress");
    added.replace(member, empty);
    return added;
  }

  private Map<String, @Nullable Object> addedReasoning() {
    Map<String, @Nullable Object> added = added("content", Collections.emptyList());
    added.replace("summary", Collections.emptyList());
    return added;
  }

  private void addParts() throws MalformedBodyException {
    List<@Nullable Object> parts = Json.array(item.get("content"));
    for (int i = 0; i < parts.size(); i++) {
      addPart(i, Json.object(parts.get(i)));
    }
  }

  private void addPart(int index, Map<String, @Nullable Object> part)
      throws MalformedBodyException {
    event("response.content_part.added", "content_index", index, "part", emptied(part));
    switch (String.valueOf(part.get("type"))) {
      case "output_text":
        addText(index, part);
        break;
      case "refusal":
        addPlain("response.refusal", "content_index", index, "refusal", part);
        break;
      case "reasoning_text":
        addPlain("response.reasoning_text", "content_index", index, "text", part);
        break;
      default:
        throw new MalformedBodyException("a content part of a kind that has events of its own");
    }
    event("response.content_part.done", "content_index", index, "part", part);
  }

  private void addText(int index, Map<String, @Nullable Object> part) {
    Object text = part.get("text");
    List<@Nullable Object> logprobs = Json.array(part.get("logprobs"));
    if (Json.isText(text)) {
      event(
          "response.output_text.delta",
          "content_index",
          index,
          "delta",
          text,
          "logprobs",
          logprobs);
    }
    List<@Nullable Object> annotations = Json.array(part.get("annotations"));
    for (int i = 0; i < annotations.size(); i++) {
      event(
          "response.output_text.annotation.added",
          "content_index",
          index,
          "annotation_index",
          i,
          "annotation",
          annotations.get(i));
    }
    event("response.output_text.done", "content_index", index, "text", text, "logprobs", logprobs);
  }

  private void addSummary() {
    List<@Nullable Object> parts = Json.array(item.get("summary"));
    for (int i = 0; i < parts.size(); i++) {
      Map<String, @Nullable Object> part = Json.object(parts.get(i));
      event("response.reasoning_summary_part.added", "summary_index", i, "part", emptied(part));
      addPlain("response.reasoning_summary_text", "summary_index", i, "text", part);
      event("response.reasoning_summary_part.done", "summary_index", i, "part", part);
    }
  }

  private void addPlain(
      String type, String indexName, int index, String name, Map<String, @Nullable Object> part) {
    if (Json.isText(part.get(name))) {
      event(type + ".delta", indexName, index, "delta", part.get(name));
    }
    event(type + ".done", indexName, index, name, part.get(name));
  }

  private void addCall(String type, String name) {
    if (Json.isText(item.get(name))) {
      event(type + ".delta", "delta", item.get(name));
    }
    if (name.equals("arguments")) {
      event(type + ".done", "name", item.get("name"), name, item.get(name));
    } else {
      event(type + ".done", name, item.get(name));
    }
  }

  private void event(String type, @Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> members =
        Json.objectOf("item_id", item.get("id"), "output_index", outputIndex);
    members.putAll(Json.objectOf(namesAndValues));
    events.event(type, members);
  }

  /* The part before anything was said. */
  private static Map<String, @Nullable Object> emptied(Map<String, @Nullable Object> part) {
    Map<String, @Nullable Object> emptied = new LinkedHashMap<>(part);
    emptied.replaceAll(
        (name, value) ->
            name.equals("text") || name.equals("refusal")
                ? ""
                : value instanceof List ? Collections.emptyList() : value);
    return emptied;
  }
}
