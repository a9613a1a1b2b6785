/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.ollama;

import static dev.parsimony.dialect.json.Values.whole;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.dialect.wire.JsonFields;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Usage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** {@code /api/embed}, which has no streams. */
public final class OllamaEmbedDialect extends OllamaDialect {

  private static final FieldTable FIELDS =
      FieldTable.builder()
          .key("input", "truncate", "options")
          .key("model", Values::model)
          .key("dimensions", whole(Parameter.DIMENSIONS))
          // How long the server keeps the model in memory afterwards.
          .ignored("keep_alive")
          .build();

  public OllamaEmbedDialect() {
    super("ollama.embed", Operation.EMBEDDINGS, "/api/embed", FIELDS);
  }

  @Override
  boolean streamsByDefault() {
    return false;
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    boolean[] found = new boolean[1];
    try {
      JsonFields.read(body, (name, value) -> found[0] |= isVectors(name, value, facts));
    } catch (MalformedBodyException e) {
      facts.flaw(body.length == 0 ? Flaw.EMPTY : Flaw.MALFORMED);
    }
    return (found[0] ? facts : facts.flaw(Flaw.EMPTY)).build();
  }

  @Override
  public byte[] joinStream(byte[] stream) throws MalformedBodyException {
    throw new MalformedBodyException("embeddings have no streams");
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    throw new MalformedBodyException("embeddings have no streams");
  }

  /* Reads one field; the vectors are long, and all that matters here is that there are some. */
  private static boolean isVectors(String name, JsonParser value, ReplyFacts.Builder facts)
      throws IOException {
    boolean vectors = false;
    if (name.equals("embeddings") && value.isExpectedStartArrayToken()) {
      vectors = Values.hasElements(value);
    } else if (name.equals("model") && value.hasToken(JsonToken.VALUE_STRING)) {
      facts.model(value.getText());
    } else if (name.equals("prompt_eval_count")) {
      facts.usage(usage(value));
    } else if (name.equals("error") && !value.hasToken(JsonToken.VALUE_NULL)) {
      facts.flaw(Flaw.FAILED);
    }
    value.skipChildren();
    return vectors;
  }

  private static @Nullable Usage usage(JsonParser value) throws IOException {
    boolean isLong = value.hasToken(JsonToken.VALUE_NUMBER_INT) && value.getTextLength() < 13;
    long input = isLong ? value.getLongValue() : Usage.UNKNOWN;
    return input < 0 ? null : Usage.of(input, Usage.UNKNOWN);
  }
}
