/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import static dev.parsimony.dialect.json.Values.member;
import static dev.parsimony.dialect.json.Values.texts;
import static dev.parsimony.dialect.json.Values.whole;

import dev.parsimony.dialect.json.Counts;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Usage;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** InvokeModel with the embedding models of Titan and Cohere. */
public final class BedrockEmbeddingsDialect extends InvokeDialect {

  private static final FieldTable FIELDS =
      FieldTable.builder()
          // Titan
          .key("inputText", "inputImage", "normalize")
          .key("dimensions", whole(Parameter.DIMENSIONS))
          .key("embeddingTypes", texts(Parameter.ENCODING_FORMATS))
          .key("embeddingConfig", member("outputEmbeddingLength", whole(Parameter.DIMENSIONS)))
          // Cohere
          .key("texts", "images", "inputs", "input_type", "truncate", "max_tokens")
          .key("output_dimension", whole(Parameter.DIMENSIONS))
          .key("embedding_types", texts(Parameter.ENCODING_FORMATS))
          .build();

  public BedrockEmbeddingsDialect() {
    super("embeddings", Operation.EMBEDDINGS, FIELDS);
  }

  @Override
  boolean speaksWith(String model) {
    return model.startsWith("amazon.titan-embed-") || model.startsWith("cohere.embed-");
  }

  @Override
  void prompt(byte[] body, RequestFacts.Builder facts) {
    facts.prompt(() -> PromptReader.readPlain(body, "inputText", "texts", "inputs"));
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    Map<String, @Nullable Object> reply;
    try {
      reply = Json.object(Json.outline(body));
    } catch (MalformedBodyException e) {
      return facts.flaw(body.length == 0 ? Flaw.EMPTY : Flaw.MALFORMED).build();
    }
    ErrorReader.read(reply, facts);
    if (!reply.containsKey("embedding") && Json.isBlank(reply.get("embeddings"))) {
      facts.flaw(Flaw.EMPTY);
    }
    long input = Counts.of(reply.get("inputTextTokenCount"));
    return facts.usage(input < 0 ? null : Usage.of(input, 0)).build();
  }

  @Override
  public byte[] joinStream(byte[] stream) throws MalformedBodyException {
    throw new MalformedBodyException("embeddings are not streamed");
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    throw new MalformedBodyException("embeddings are not streamed");
  }
}
