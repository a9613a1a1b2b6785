/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.JsonDialect;
import dev.parsimony.dialect.json.Refusal;
import dev.parsimony.dialect.wire.Providers;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import org.jspecify.annotations.Nullable;

/** What the requests of OpenAI's formats have in common. */
abstract class OpenAiDialect extends JsonDialect {

  private final Endpoint endpoint;

  OpenAiDialect(String name, Operation operation, Endpoint endpoint, FieldTable fields) {
    super(name, operation, fields);
    this.endpoint = endpoint;
  }

  @Override
  public final boolean recognises(String method, String url) {
    return endpoint.matches(method, url);
  }

  @Override
  protected final void begin(WireRequest request, RequestFacts.Builder facts) {
    facts
        .provider(provider(request.url()))
        .model(Endpoint.deployment(request.url()))
        .prompt(() -> PromptReader.read(request.body()));
    assume(facts);
  }

  /* A deployment has whatever name its owner gave it, whoever stands before Azure. */
  @Override
  public final @Nullable WireRequest withModel(WireRequest request, String model)
      throws MalformedBodyException {
    String url = request.url();
    boolean deployed = Endpoint.isAzure(url) || !Endpoint.deployment(url).isEmpty();
    return deployed ? null : super.withModel(request, model);
  }

  /* Many others speak these formats too. */
  private static String provider(String url) {
    String known = Endpoint.isAzure(url) ? "azure.ai.openai" : Providers.at(url);
    return known == null ? "openai" : known;
  }

  /** Tells what holds before a field of the body says otherwise. */
  void assume(RequestFacts.Builder facts) {
    facts.usageInStream(true);
  }

  @Override
  public final WireReply refusal(String message) {
    return new Refusal()
        .object(
            "error",
            new Refusal()
                .with("message", message)
                .with("type", "insufficient_quota")
                .with("param", null)
                .with("code", "insufficient_quota"))
        .toReply();
  }
}
