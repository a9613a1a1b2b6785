/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.wire.CanonicalJson;
import dev.parsimony.dialect.wire.JsonFields;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.Field;
import dev.parsimony.exchange.FieldClass;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/** What the formats of OpenAI have in common: all of the request's side. */
abstract class OpenAiDialect implements Dialect {

  private static final Comparator<Field> BY_NAME = Comparator.comparing(Field::name);

  private final String name;
  private final Operation operation;
  private final Endpoint endpoint;
  private final FieldTable fields;

  OpenAiDialect(String name, Operation operation, Endpoint endpoint, FieldTable fields) {
    this.name = name;
    this.operation = operation;
    this.endpoint = endpoint;
    this.fields = fields;
  }

  @Override
  public final String name() {
    return name;
  }

  @Override
  public final boolean recognises(String method, String url) {
    return endpoint.matches(method, url);
  }

  @Override
  public final FieldClass classify(String field) {
    return fields.classify(field);
  }

  /** The fields that were reviewed; all others count as keys. */
  final Set<String> knownFields() {
    return fields.names();
  }

  @Override
  public final RequestFacts readRequest(WireRequest request) throws MalformedBodyException {
    PromptTexts prompt = new PromptTexts(request.body());
    RequestFacts.Builder facts =
        RequestFacts.builder(request, this, operation)
            .provider(Endpoint.isAzure(request.url()) ? "azure.ai.openai" : "openai")
            .model(Endpoint.deployment(request.url()))
            .texts(prompt::all)
            .systemPrompt(prompt::system);
    assume(facts);
    List<Field> found =
        JsonFields.read(request.body(), (field, value) -> fields.reader(field).read(value, facts));
    conclude(found, facts);
    return facts.fields(found).build();
  }

  /** Tells what holds before a field of the body says otherwise. */
  void assume(RequestFacts.Builder facts) {
    facts.usageInStream(true);
  }

  /** Tells what follows from the absence of a field. */
  void conclude(List<Field> found, RequestFacts.Builder facts) {}

  @Override
  public final void digest(RequestFacts facts, MessageDigest digest) {
    List<Field> sorted = new ArrayList<>(facts.fields());
    sorted.removeIf(field -> classify(field.name()) == FieldClass.IGNORED);
    sorted.sort(BY_NAME);
    CanonicalJson.update(digest, name);
    // Azure's model stands in the URL rather than in a field.
    CanonicalJson.update(digest, facts.model());
    byte[] body = facts.request().body();
    for (Field field : sorted) {
      CanonicalJson.update(digest, field.name());
      CanonicalJson.update(digest, body, field.start(), field.end());
    }
  }
}
