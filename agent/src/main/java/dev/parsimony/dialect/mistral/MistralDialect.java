/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.mistral;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.JsonDialect;
import dev.parsimony.dialect.json.Refusal;
import dev.parsimony.dialect.openai.ChatFormat;
import dev.parsimony.dialect.wire.Providers;
import dev.parsimony.dialect.wire.Urls;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;

/** What Mistral's formats have in common. */
abstract class MistralDialect extends JsonDialect {

  private static final String PROVIDER = "mistral_ai";

  private final String suffix;
  private final boolean shared;

  /**
   * @param suffix how the path ends
   * @param shared whether other providers have a format of their own under such a path
   */
  MistralDialect(
      String name, Operation operation, String suffix, boolean shared, FieldTable fields) {
    super(name, operation, fields);
    this.suffix = suffix;
    this.shared = shared;
  }

  @Override
  public final boolean recognises(String method, String url) {
    return fits(method, url) && (!shared || PROVIDER.equals(Providers.at(url)));
  }

  @Override
  public final boolean fits(String method, String url) {
    return method.equals("POST") && Urls.pathEndsWith(url, suffix);
  }

  @Override
  protected final void begin(WireRequest request, RequestFacts.Builder facts) {
    String known = Providers.at(request.url());
    facts.provider(known == null ? PROVIDER : known).usageInStream(true);
    ChatFormat.prompt(request.body(), facts);
  }

  @Override
  public final WireReply refusal(String message) {
    return new Refusal()
        .with("object", "error")
        .with("message", message)
        .with("type", "rate_limited")
        .with("param", null)
        .with("code", "1300")
        .toReply();
  }
}
