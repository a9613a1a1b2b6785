/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.JsonDialect;
import dev.parsimony.dialect.json.Refusal;
import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.dialect.wire.RequestEdit;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What all requests to a model of Gemini have in common: the URL. */
abstract class GeminiDialect extends JsonDialect {

  private static final List<String> MODEL = Collections.singletonList("model");

  private final List<String> actions;

  GeminiDialect(String name, Operation operation, List<String> actions, FieldTable fields) {
    super(name, operation, fields);
    this.actions = actions;
  }

  @Override
  public final boolean recognises(String method, String url) {
    GeminiUrl read = method.equals("POST") ? GeminiUrl.of(url) : null;
    return read != null && actions.contains(read.action());
  }

  @Override
  public final @Nullable String credential(String url) {
    GeminiUrl read = GeminiUrl.of(url);
    return read == null ? null : read.credential();
  }

  @Override
  public final String addressed(String url) {
    GeminiUrl read = GeminiUrl.of(url);
    return read == null ? url : addressed(read);
  }

  /** The URL under which the same answer is found in whatever form. */
  abstract String addressed(GeminiUrl url);

  @Override
  protected final void begin(WireRequest request, RequestFacts.Builder facts) {
    facts.provider("gcp.gemini").usageInStream(true);
    facts.prompt(() -> PromptReader.read(request.body()));
    GeminiUrl url = GeminiUrl.of(request.url());
    if (url != null) {
      facts.provider(url.isOfVertex() ? "gcp.vertex_ai" : "gcp.gemini").model(url.model());
      facts.stream(streams(url));
    }
  }

  /* A name in the body is one that the URL says as well. */
  @Override
  public final @Nullable WireRequest withModel(WireRequest request, String model)
      throws MalformedBodyException {
    GeminiUrl url = GeminiUrl.of(request.url());
    String moved = url == null ? null : url.withModel(model);
    boolean named = RequestEdit.of(request).at(MODEL).is(JsonNode.Kind.STRING);
    return moved == null || named ? null : request.withUrl(moved);
  }

  abstract boolean streams(GeminiUrl url);

  @Override
  public final WireReply refusal(String message) {
    return Refusal.ofGoogle(message);
  }
}
