/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import static dev.parsimony.dialect.json.Values.texts;
import static dev.parsimony.dialect.json.Values.whole;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Embeddings. They have no streams. */
public final class EmbeddingsDialect extends OpenAiDialect {

  private static final FieldTable FIELDS =
      FieldTable.builder()
          .key("input")
          .key("model", Values::model)
          .key("dimensions", whole(Parameter.DIMENSIONS))
          .key("encoding_format", texts(Parameter.ENCODING_FORMATS))
          // For whom: the answers of one end user stay his own.
          .key("user")
          .build();

  private static final String VECTOR = "embedding";

  /* Of a vector, one number is read: they are long and say nothing here. */
  private static final Set<String> NAMES =
      Json.names(
          UsageReader.NAMES, "id", "object", "model", "data", VECTOR, "error", "code", "type");

  public EmbeddingsDialect() {
    super("openai.embeddings", Operation.EMBEDDINGS, new Endpoint("/embeddings", ""), FIELDS);
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    return read(body);
  }

  static ReplyFacts read(byte[] body) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    try {
      Object root = Json.outline(body, NAMES);
      read(Json.object(root), facts);
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
    ErrorReader.read(body.get("error"), facts);
    ErrorReader.readFlat(body, facts);
    facts.id(Json.string(body.get("id"))).model(Json.string(body.get("model")));
    facts.usage(UsageReader.ofCompletion(body.get("usage")));
    List<@Nullable Object> data = Json.array(body.get("data"));
    if (data.isEmpty()
        || data.stream().anyMatch(each -> Json.isBlank(Json.object(each).get(VECTOR)))) {
      facts.flaw(Flaw.EMPTY);
    }
  }
}
