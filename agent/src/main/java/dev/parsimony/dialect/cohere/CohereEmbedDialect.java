/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.cohere;

import static dev.parsimony.dialect.json.Values.texts;
import static dev.parsimony.dialect.json.Values.whole;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.dialect.openai.ChatFormat;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code /v2/embed}, which has no streams. */
public final class CohereEmbedDialect extends CohereDialect {

  private static final FieldTable FIELDS =
      FieldTable.builder()
          // What is embedded; images come within the request.
          .key("texts", "images")
          .key("inputs", ChatFormat::messages)
          .key("model", Values::model)
          .key("input_type", "truncate", "max_tokens")
          .key("embedding_types", texts(Parameter.ENCODING_FORMATS))
          .key("output_dimension", whole(Parameter.DIMENSIONS))
          // How soon it is worked on.
          .key("priority")
          .build();

  public CohereEmbedDialect() {
    super("cohere.embed", Operation.EMBEDDINGS, "/v2/embed", FIELDS);
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

  @Override
  public byte[] joinStream(byte[] stream) throws MalformedBodyException {
    throw new MalformedBodyException("embeddings have no streams");
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    throw new MalformedBodyException("embeddings have no streams");
  }

  private static void read(Map<String, @Nullable Object> body, ReplyFacts.Builder facts) {
    if (body.get("message") != null) {
      facts.flaw(Flaw.FAILED);
    }
    facts.id(Json.string(body.get("id"))).usage(UsageReader.read(body.get("meta")));
    boolean vectors = false;
    for (Object ofOneType : Json.object(body.get("embeddings")).values()) {
      vectors |= !Json.array(ofOneType).isEmpty();
    }
    if (!vectors) {
      facts.flaw(Flaw.EMPTY);
    }
  }
}
