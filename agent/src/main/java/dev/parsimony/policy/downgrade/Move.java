/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.dialect.wire.RequestEdit;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import dev.parsimony.exchange.WireRequest;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** A call on its way to another model: what it says, and the request that becomes of it. */
final class Move {

  private final RequestFacts facts;
  private final String targetModel;
  private final Prompt prompt;
  private final Capabilities source;
  private final Capabilities target;
  private final RequestEdit edit;
  private @Nullable String asked;
  private @Nullable String effort;

  /**
   * @param targetModel the name of the other model
   * @param moved the request with that name
   */
  Move(
      RequestFacts facts,
      String targetModel,
      WireRequest moved,
      Capabilities source,
      Capabilities target)
      throws MalformedBodyException {
    this.facts = facts;
    this.targetModel = targetModel;
    this.prompt = facts.prompt();
    this.source = source;
    this.target = target;
    this.edit = RequestEdit.of(moved);
  }

  RequestFacts facts() {
    return facts;
  }

  /** The name of the model that was asked for. */
  String sourceModel() {
    return facts.model();
  }

  /** The name of the other model. */
  String targetModel() {
    return targetModel;
  }

  Prompt prompt() {
    return prompt;
  }

  Capabilities source() {
    return source;
  }

  Capabilities target() {
    return target;
  }

  /** The effort of thinking that the request asks for; null where it is the model's own affair. */
  @Nullable String asked() {
    return asked;
  }

  void asked(@Nullable String value) {
    asked = value;
  }

  /** The effort that the target is left with; null where it is its own affair. */
  @Nullable String effort() {
    return effort;
  }

  void effort(@Nullable String value) {
    effort = value;
  }

  /** The value at a path of the request as the application made it. */
  JsonNode at(String... path) {
    return edit.at(Arrays.asList(path));
  }

  boolean has(String... path) {
    JsonNode value = at(path);
    return !value.is(JsonNode.Kind.MISSING) && !value.json().equals("null");
  }

  @Nullable String text(String... path) {
    return at(path).string();
  }

  void set(Object value, String... path) {
    edit.set(Arrays.asList(path), value);
  }

  void unset(String... path) {
    edit.unset(Arrays.asList(path));
  }

  void unset(Parameter parameter) {
    facts.dialect().fields(parameter).forEach(edit::unset);
  }

  /** Sets a parameter where the request has it, or else where it usually stands. */
  void set(Parameter parameter, Object value) {
    List<String> place = facts.dialect().field(parameter);
    for (List<String> each : facts.dialect().fields(parameter)) {
      place = edit.at(each).is(JsonNode.Kind.MISSING) ? place : each;
    }
    if (!place.isEmpty()) {
      edit.set(place, value);
    }
  }

  boolean anyMessage(Predicate<Message> test) {
    return prompt.messages().stream().anyMatch(test);
  }

  boolean anyPart(Part.Kind kind) {
    return anyMessage(message -> message.parts().stream().anyMatch(part -> part.kind() == kind));
  }

  /** Who speaks last. */
  Role lastRole() {
    List<Message> messages = prompt.messages();
    return messages.isEmpty() ? Role.USER : messages.get(messages.size() - 1).role();
  }

  List<JsonNode> elements(String... path) {
    JsonNode array = at(path);
    return array.is(JsonNode.Kind.ARRAY) ? array.elements() : Collections.emptyList();
  }

  WireRequest toRequest() {
    return edit.toRequest();
  }
}
