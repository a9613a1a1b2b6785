/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.cohere;

import static dev.parsimony.dialect.json.Values.decimal;
import static dev.parsimony.dialect.json.Values.member;
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

/** {@code /v2/chat}. */
public final class CohereChatDialect extends CohereDialect {

  private static final AnswerTexts TEXTS = AnswerTexts.at("message", "content", "text");

  private static final FieldTable FIELDS =
      FieldTable.builder()
          // What is said, and what it may be answered with.
          .key("messages", ChatFormat::messages)
          .key("model", Values::model)
          .key("tools", Values::ownTools)
          .key("tool_choice", "strict_tools", "documents", "citation_options")
          .key("response_format", member("type", ChatFormat.OUTPUT_TYPE))
          .key("safety_mode", "thinking", "logprobs")
          // How the answer is drawn and where it ends.
          .key("temperature", decimal(Parameter.TEMPERATURE))
          .key("p", decimal(Parameter.TOP_P))
          .key("k", decimal(Parameter.TOP_K))
          .key("seed", whole(Parameter.SEED))
          .key("frequency_penalty", decimal(Parameter.FREQUENCY_PENALTY))
          .key("presence_penalty", decimal(Parameter.PRESENCE_PENALTY))
          .key("stop_sequences", texts(Parameter.STOP_SEQUENCES))
          .key("max_tokens", whole(Parameter.MAX_TOKENS))
          // How soon it is worked on.
          .key("priority")
          // How the same answer travels.
          .ignored("stream", Values::stream)
          .build();

  public CohereChatDialect() {
    super("cohere.chat", Operation.CHAT, "/v2/chat", FIELDS);
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    return stream ? ReplyReader.ofStream(body) : ReplyReader.ofWhole(body);
  }

  @Override
  public List<Part> answerTexts(byte[] body) throws MalformedBodyException {
    return TEXTS.read(body);
  }

  @Override
  public byte[] joinStream(byte[] stream) throws MalformedBodyException {
    return ChatStream.read(stream).join();
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    return ChatSplit.split(whole);
  }
}
