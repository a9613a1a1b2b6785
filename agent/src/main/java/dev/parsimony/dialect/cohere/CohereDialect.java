/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.cohere;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.JsonDialect;
import dev.parsimony.dialect.json.Refusal;
import dev.parsimony.dialect.wire.Urls;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;

/** What the formats of Cohere have in common. */
abstract class CohereDialect extends JsonDialect {

  private final String path;

  CohereDialect(String name, Operation operation, String path, FieldTable fields) {
    super(name, operation, fields);
    this.path = path;
  }

  @Override
  public final boolean recognises(String method, String url) {
    return method.equals("POST") && Urls.pathEndsWith(url, path);
  }

  @Override
  protected final void begin(WireRequest request, RequestFacts.Builder facts) {
    facts.provider("cohere").usageInStream(true);
    facts.prompt(() -> PromptReader.read(request.body()));
  }

  @Override
  public final WireReply refusal(String message) {
    return new Refusal().with("message", message).toReply();
  }
}
