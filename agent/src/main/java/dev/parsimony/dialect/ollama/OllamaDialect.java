/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.ollama;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.JsonDialect;
import dev.parsimony.dialect.json.Refusal;
import dev.parsimony.dialect.wire.Urls;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;

/** What the formats of Ollama have in common. */
abstract class OllamaDialect extends JsonDialect {

  private final String path;

  OllamaDialect(String name, Operation operation, String path, FieldTable fields) {
    super(name, operation, fields);
    this.path = path;
  }

  @Override
  public final boolean recognises(String method, String url) {
    return method.equals("POST") && Urls.pathEndsWith(url, path);
  }

  @Override
  public final String streamType() {
    return "application/x-ndjson";
  }

  @Override
  protected final void begin(WireRequest request, RequestFacts.Builder facts) {
    facts.provider("ollama").stream(streamsByDefault())
        .usageInStream(true)
        .prompt(() -> PromptReader.read(request.body()));
  }

  abstract boolean streamsByDefault();

  @Override
  public final WireReply refusal(String message) {
    return new Refusal().with("error", message).toReply();
  }
}
