/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Span;
import dev.parsimony.exchange.WireRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Changes parts of a prompt and fields of a request; all else keeps its bytes. */
public final class RequestEdit {

  private final WireRequest request;
  private final JsonNode root;
  private final JsonEdit edit;

  private RequestEdit(WireRequest request, JsonNode root) {
    this.request = request;
    this.root = root;
    this.edit = JsonEdit.of(root);
  }

  public static RequestEdit of(WireRequest request) throws MalformedBodyException {
    return new RequestEdit(request, JsonNode.read(request.body()));
  }

  /**
   * Gives a part of the request's prompt another text.
   *
   * @param text JSON where the part is JSON
   */
  public RequestEdit replace(Part part, String text) {
    edit.replace(
        part.place(), part.isJson() ? text.getBytes(StandardCharsets.UTF_8) : Json.write(text));
    return this;
  }

  /**
   * Leaves out a message.
   *
   * @throws IllegalArgumentException when it cannot be left out by itself
   */
  public RequestEdit remove(Message message) {
    Span place = message.place();
    if (place == null) {
      throw new IllegalArgumentException("not an element of its own");
    }
    edit.remove(place);
    return this;
  }

  /** The value at a path as it was, whatever is changed. */
  public JsonNode at(List<String> path) {
    return root.at(path);
  }

  /**
   * Sets a field, and makes the objects that it stands in where they are missing.
   *
   * @param path the names of the objects from the outermost to the field itself
   * @param value a tree as {@link Json} has them
   */
  public RequestEdit set(List<String> path, @Nullable Object value) {
    JsonNode field = root.at(path);
    if (!field.is(JsonNode.Kind.MISSING)) {
      edit.replace(field.place(), Json.write(value));
      return this;
    }
    List<String> outer = path.subList(0, path.size() - 1);
    String name = path.get(path.size() - 1);
    JsonNode object = root.at(outer);
    if (object.is(JsonNode.Kind.OBJECT)) {
      edit.insert(object.place(), name, Json.write(value));
      return this;
    }
    if (outer.isEmpty()) {
      throw new IllegalArgumentException("not an object");
    }
    return set(outer, Collections.singletonMap(name, value));
  }

  /** Leaves out a field, if it is there. */
  public RequestEdit unset(List<String> path) {
    JsonNode object = root.at(path.subList(0, path.size() - 1));
    for (JsonNode member : object.children()) {
      if (member.name().equals(path.get(path.size() - 1))) {
        edit.remove(member.place());
      }
    }
    return this;
  }

  /** The request as it is changed; the very same when nothing was. */
  public WireRequest toRequest() {
    return edit.isEmpty() ? request : request.withBody(edit.toBytes());
  }
}
