/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.ollama;

import dev.parsimony.dialect.json.AnswerTexts;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.util.List;

/** {@code /api/generate}. */
public final class OllamaGenerateDialect extends OllamaDialect {

  private static final AnswerTexts TEXTS = AnswerTexts.at("response");

  private static final FieldTable FIELDS =
      FieldTable.builder()
          // What is to be continued or answered.
          .key("prompt", "suffix", "system", "template", "raw", "images")
          .key("model", Values::model)
          .key("format", OllamaValues::format)
          .key("think", "logprobs", "top_logprobs")
          // What a picture is to be like.
          .key("width", "height", "steps")
          // How the answer is drawn, where it ends, and what is done with too long a prompt.
          .key("options", OllamaValues.OPTIONS)
          .key("truncate", "shift")
          // The prompt as it is rendered, in place of an answer.
          .key("_debug_render_only")
          // How the same answer travels.
          .ignored("stream", OllamaValues::stream)
          // How long the server keeps the model in memory afterwards.
          .ignored("keep_alive")
          // A conversation that goes on, in the model's own tokens.
          .uncacheable("context", Values.unlessEmpty(Uncacheable.STATEFUL))
          .build();

  public OllamaGenerateDialect() {
    super("ollama.generate", Operation.TEXT_COMPLETION, "/api/generate", FIELDS);
  }

  @Override
  boolean streamsByDefault() {
    return true;
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    return stream
        ? ReplyReader.ofStream(body, ReplyShape.GENERATE)
        : ReplyReader.ofWhole(body, ReplyShape.GENERATE);
  }

  @Override
  public List<Part> answerTexts(byte[] body) throws MalformedBodyException {
    return TEXTS.read(body);
  }

  @Override
  public byte[] joinStream(byte[] stream) throws MalformedBodyException {
    return ChunkStream.read(stream).join(ReplyShape.GENERATE);
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    return ReplySplit.split(whole, ReplyShape.GENERATE);
  }
}
