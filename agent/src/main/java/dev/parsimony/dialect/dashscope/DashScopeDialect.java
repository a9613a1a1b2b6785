/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.dashscope;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.JsonDialect;
import dev.parsimony.dialect.json.Refusal;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.wire.Urls;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.util.List;

/** What the formats of DashScope have in common: headers say how the answer travels. */
abstract class DashScopeDialect extends JsonDialect {

  private final List<String> paths;

  DashScopeDialect(String name, Operation operation, List<String> paths, FieldTable fields) {
    super(name, operation, fields);
    this.paths = paths;
  }

  @Override
  public final boolean recognises(String method, String url) {
    return method.equals("POST")
        && paths.stream().anyMatch(path -> Urls.pathEndsWith(url, "/services/" + path));
  }

  @Override
  protected final void begin(WireRequest request, RequestFacts.Builder facts) {
    facts.provider("dashscope").usageInStream(true);
    facts.prompt(() -> PromptReader.read(request.body()));
    facts.stream(isEnabled("X-DashScope-SSE", request));
    if (isEnabled("X-DashScope-Async", request)) {
      facts.uncacheable(Uncacheable.BACKGROUND);
    }
  }

  private static boolean isEnabled(String header, WireRequest request) {
    return "enable".equalsIgnoreCase(request.headers().first(header));
  }

  @Override
  public final WireReply refusal(String message) {
    return new Refusal()
        .with("request_id", "")
        .with("code", "Throttling.AllocationQuota")
        .with("message", message)
        .toReply();
  }
}
