/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Cohere's rerank: puts documents in another order. */
final class CohereRerankEndpoint implements Endpoint {

  @Override
  public String required() {
    return "documents";
  }

  @Override
  public Vendor vendor() {
    return Cohere.INSTANCE;
  }

  @Override
  public Reply reply(Question question, Answer answer, long epochSecond) {
    ObjectNode reply = Json.object().put("id", "r14c80c3-" + question.hash());
    ArrayNode results = reply.putArray("results");
    for (int i = question.body().path("documents").size() - 1; i >= 0; i--) {
      results.addObject().put("index", i).put("relevance_score", 0.5 + i / 100.0);
    }
    reply.putObject("meta").putObject("billed_units").put("search_units", 1);
    return Cohere.ok(reply);
  }

  @Override
  public long outputTokens(Question question, Answer answer) {
    return 0;
  }
}
