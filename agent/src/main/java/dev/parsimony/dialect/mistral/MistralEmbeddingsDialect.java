/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.mistral;

import static dev.parsimony.dialect.json.Values.texts;
import static dev.parsimony.dialect.json.Values.whole;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.dialect.openai.ChatFormat;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;

/** Embeddings. They have no streams. */
public final class MistralEmbeddingsDialect extends MistralDialect {

  private static final FieldTable FIELDS =
      FieldTable.builder()
          .key("input")
          .key("model", Values::model)
          .key("output_dimension", whole(Parameter.DIMENSIONS))
          .key("output_dtype")
          .key("encoding_format", texts(Parameter.ENCODING_FORMATS))
          // For whom.
          .key("metadata")
          .build();

  public MistralEmbeddingsDialect() {
    super("mistral.embeddings", Operation.EMBEDDINGS, "/embeddings", true, FIELDS);
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    return ChatFormat.readEmbeddings(body);
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
