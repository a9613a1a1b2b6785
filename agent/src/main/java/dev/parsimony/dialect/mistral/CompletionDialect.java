/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.mistral;

import static dev.parsimony.dialect.json.Values.decimal;
import static dev.parsimony.dialect.json.Values.texts;
import static dev.parsimony.dialect.json.Values.whole;

import dev.parsimony.dialect.json.AnswerTexts;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.dialect.openai.ChatFormat;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.util.List;

/** A format whose replies are choices, each with a message. */
abstract class CompletionDialect extends MistralDialect {

  CompletionDialect(
      String name, Operation operation, String suffix, boolean shared, FieldTable fields) {
    super(name, operation, suffix, shared, fields);
  }

  /** The fields that all of these have. */
  static FieldTable.Builder fields() {
    return FieldTable.builder()
        .key("model", Values::model)
        // How the answer is drawn and where it ends.
        .key("temperature", decimal(Parameter.TEMPERATURE))
        .key("top_p", decimal(Parameter.TOP_P))
        .key("random_seed", whole(Parameter.SEED))
        .key("stop", texts(Parameter.STOP_SEQUENCES))
        .key("max_tokens", whole(Parameter.MAX_TOKENS))
        // For whom.
        .key("metadata")
        // How the same answer travels.
        .ignored("stream", Values::stream)
        // How fast and how cheap the provider reads the prompt.
        .ignored("prompt_cache_key");
  }

  @Override
  public final ReplyFacts readReply(byte[] body, boolean stream) {
    return ChatFormat.read(body, stream);
  }

  @Override
  public final List<Part> answerTexts(byte[] body) throws MalformedBodyException {
    return AnswerTexts.OF_CHOICES.read(body);
  }

  @Override
  public final byte[] joinStream(byte[] stream) throws MalformedBodyException {
    return ChatFormat.join(stream);
  }

  @Override
  public final byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    return ChatFormat.split(whole);
  }
}
