/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import static dev.parsimony.dialect.json.Values.both;
import static dev.parsimony.dialect.json.Values.decimal;
import static dev.parsimony.dialect.json.Values.texts;
import static dev.parsimony.dialect.json.Values.unlessOne;
import static dev.parsimony.dialect.json.Values.whole;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;

/** Legacy completions. */
public final class CompletionsDialect extends OpenAiDialect {

  private static final FieldTable FIELDS =
      FieldTable.builder()
          // What is to be continued.
          .key("prompt", "suffix", "echo", "logprobs")
          .key("model", Values::model)
          // How the continuation is drawn and where it ends.
          .key("temperature", decimal(Parameter.TEMPERATURE))
          .key("top_p", decimal(Parameter.TOP_P))
          .key("frequency_penalty", decimal(Parameter.FREQUENCY_PENALTY))
          .key("presence_penalty", decimal(Parameter.PRESENCE_PENALTY))
          .key("logit_bias")
          .key("seed", whole(Parameter.SEED))
          .key("stop", texts(Parameter.STOP_SEQUENCES))
          .key("max_tokens", whole(Parameter.MAX_TOKENS))
          // For whom: the answers of one end user stay his own.
          .key("user")
          // How the same answer travels.
          .ignored("stream", Values::stream)
          .ignored("stream_options", OpenAiValues::streamOptions)
          // What must not be answered from memory.
          .uncacheable(
              "n", both(whole(Parameter.CHOICE_COUNT), unlessOne(Uncacheable.SEVERAL_CHOICES)))
          .uncacheable("best_of", unlessOne(Uncacheable.SEVERAL_CHOICES))
          .build();

  public CompletionsDialect() {
    super(
        "openai.completions",
        Operation.TEXT_COMPLETION,
        new Endpoint("/completions", "/chat/completions"),
        FIELDS);
  }

  @Override
  void assume(RequestFacts.Builder facts) {
    facts.usageInStream(false);
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    return stream
        ? ChunkReply.ofStream(body, ChunkFormat.TEXT)
        : ChunkReply.ofWhole(body, ChunkFormat.TEXT);
  }

  @Override
  public byte[] joinStream(byte[] stream) throws MalformedBodyException {
    return ChunkStream.read(stream).join(ChunkFormat.TEXT);
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    return ChunkSplit.split(whole, ChunkFormat.TEXT, asked.usageInStream());
  }
}
