/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.dashscope;

import static dev.parsimony.dialect.json.Values.member;
import static dev.parsimony.dialect.json.Values.unlessEmpty;
import static dev.parsimony.dialect.json.Values.whole;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Embeddings, which have no streams. */
public final class EmbeddingDialect extends DashScopeDialect {

  private static final FieldTable FIELDS =
      FieldTable.builder()
          .key("model", Values::model)
          .key("input", InputReader::read)
          .key("parameters", member("dimension", whole(Parameter.DIMENSIONS)))
          // What the provider keeps for the application.
          .uncacheable("resources", unlessEmpty(Uncacheable.STATEFUL))
          // Which service is asked, as older clients say it.
          .key("task_group", "task", "function")
          .build();

  public EmbeddingDialect() {
    super(
        "dashscope.embed",
        Operation.EMBEDDINGS,
        Collections.unmodifiableList(
            Arrays.asList(
                "embeddings/text-embedding/text-embedding",
                "embeddings/multimodal-embedding/multimodal-embedding")),
        FIELDS);
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    try {
      read(Json.object(Json.outline(body)), facts);
    } catch (MalformedBodyException e) {
      facts.flaw(body.length == 0 ? Flaw.EMPTY : Flaw.MALFORMED);
    }
    return facts.build();
  }

  private static void read(Map<String, @Nullable Object> body, ReplyFacts.Builder facts) {
    ReplyReader.readError(body, facts);
    facts.id(Json.string(body.get("request_id"))).usage(UsageReader.read(body.get("usage")));
    if (Json.array(Json.object(body.get("output")).get("embeddings")).isEmpty()) {
      facts.flaw(Flaw.EMPTY);
    }
  }

  @Override
  public byte[] joinStream(byte[] stream) throws MalformedBodyException {
    throw new MalformedBodyException("embeddings have no streams");
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    throw new MalformedBodyException("embeddings have no streams");
  }
}
