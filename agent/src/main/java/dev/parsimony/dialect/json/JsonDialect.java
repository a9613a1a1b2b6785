/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.json;

import dev.parsimony.dialect.wire.CanonicalJson;
import dev.parsimony.dialect.wire.JsonFields;
import dev.parsimony.dialect.wire.RequestEdit;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.Field;
import dev.parsimony.exchange.FieldClass;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A format whose request is one JSON object: all of the request's side. */
public abstract class JsonDialect implements Dialect {

  private static final Comparator<Field> BY_NAME = Comparator.comparing(Field::name);

  private static final List<String> MODEL = Collections.singletonList("model");

  private final String name;
  private final Operation operation;
  private final FieldTable fields;

  protected JsonDialect(String name, Operation operation, FieldTable fields) {
    this.name = name;
    this.operation = operation;
    this.fields = fields;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final FieldClass classify(String field) {
    return fields.classify(field);
  }

  /** The fields that were reviewed; all others count as keys. */
  public final Set<String> knownFields() {
    return fields.names();
  }

  @Override
  public final RequestFacts readRequest(WireRequest request) throws MalformedBodyException {
    RequestFacts.Builder facts = RequestFacts.builder(request, this, operation);
    begin(request, facts);
    List<Field> found =
        JsonFields.read(request.body(), (field, value) -> fields.reader(field).read(value, facts));
    conclude(found, facts);
    return facts.fields(found).build();
  }

  /**
   * Tells what the URL says, and what holds before a field of the body says otherwise: at least the
   * provider, and where texts and system prompt are found.
   */
  protected abstract void begin(WireRequest request, RequestFacts.Builder facts);

  /** Tells what follows from the absence of a field. */
  protected void conclude(List<Field> found, RequestFacts.Builder facts) {}

  @Override
  public final List<List<String>> fields(Parameter parameter) {
    return fields.places(parameter);
  }

  @Override
  public @Nullable WireRequest withModel(WireRequest request, String model)
      throws MalformedBodyException {
    RequestEdit edit = RequestEdit.of(request);
    String named = edit.at(MODEL).string();
    return named == null || isOwn(named) ? null : edit.set(MODEL, model).toRequest();
  }

  /** Whether a model was made for its owner, so that no other one can stand in for it. */
  protected static boolean isOwn(String model) {
    return model.startsWith("ft:") || model.contains(":ft-");
  }

  @Override
  public final void digest(RequestFacts facts, MessageDigest digest) {
    List<Field> sorted = new ArrayList<>(facts.fields());
    sorted.removeIf(field -> classify(field.name()) == FieldClass.IGNORED);
    sorted.sort(BY_NAME);
    CanonicalJson.update(digest, name);
    // A model may stand in the URL rather than in a field.
    CanonicalJson.update(digest, facts.model());
    byte[] body = facts.request().body();
    for (Field field : sorted) {
      CanonicalJson.update(digest, field.name());
      CanonicalJson.update(digest, body, field.start(), field.end());
    }
  }
}
