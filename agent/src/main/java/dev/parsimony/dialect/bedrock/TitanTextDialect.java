/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import static dev.parsimony.dialect.json.Values.decimal;
import static dev.parsimony.dialect.json.Values.members;
import static dev.parsimony.dialect.json.Values.texts;
import static dev.parsimony.dialect.json.Values.whole;

import dev.parsimony.dialect.json.AnswerTexts;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.util.List;

/** InvokeModel with Titan's models of text. */
public final class TitanTextDialect extends InvokeDialect {

  private static final AnswerTexts TEXTS = AnswerTexts.at("results", "outputText");

  private static final FieldTable CONFIG =
      FieldTable.builder()
          .key("maxTokenCount", whole(Parameter.MAX_TOKENS))
          .key("temperature", decimal(Parameter.TEMPERATURE))
          .key("topP", decimal(Parameter.TOP_P))
          .key("stopSequences", texts(Parameter.STOP_SEQUENCES))
          .build();

  private static final FieldTable FIELDS =
      FieldTable.builder().key("inputText").key("textGenerationConfig", members(CONFIG)).build();

  public TitanTextDialect() {
    super("titan-text", Operation.TEXT_COMPLETION, FIELDS);
  }

  @Override
  boolean speaksWith(String model) {
    return model.startsWith("amazon.titan-text-") || model.startsWith("amazon.titan-tg1-");
  }

  @Override
  void prompt(byte[] body, RequestFacts.Builder facts) {
    facts.prompt(() -> PromptReader.readPlain(body, "inputText"));
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    return stream ? TitanReply.ofStream(body) : TitanReply.ofWhole(body);
  }

  @Override
  public List<Part> answerTexts(byte[] body) throws MalformedBodyException {
    return TEXTS.read(body);
  }

  @Override
  public byte[] joinStream(byte[] stream) throws MalformedBodyException {
    return TitanReply.join(stream);
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    return TitanReply.split(whole);
  }
}
