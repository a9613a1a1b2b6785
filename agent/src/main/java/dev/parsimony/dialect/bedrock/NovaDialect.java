/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.json.AnswerTexts;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.util.List;
import java.util.regex.Pattern;

/** InvokeModel with Nova's models of language, whose format is close to Converse. */
public final class NovaDialect extends InvokeDialect {

  private static final AnswerTexts TEXTS = AnswerTexts.at("output", "message", "content", "text");

  /* Others of the name make images, videos, speech and embeddings. */
  private static final Pattern LANGUAGE =
      Pattern.compile("amazon\\.nova-(?!canvas|reel|sonic|act|multimodal|2-sonic|2-multimodal).*");

  private static final FieldTable FIELDS =
      FieldTable.builder()
          .key("messages", ContentReader::content)
          .key("system", ContentReader::content)
          .key("toolConfig", ToolsReader::toolConfig)
          .key("inferenceConfig", ConverseValues.INFERENCE)
          .key("schemaVersion", "additionalModelRequestFields")
          .build();

  public NovaDialect() {
    super("nova", Operation.CHAT, FIELDS);
  }

  @Override
  boolean speaksWith(String model) {
    return LANGUAGE.matcher(model).matches();
  }

  @Override
  void prompt(byte[] body, RequestFacts.Builder facts) {
    facts.prompt(() -> PromptReader.read(body));
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    return stream ? ConverseReply.ofStream(body, EventFormat.CHUNKED) : ConverseReply.ofWhole(body);
  }

  @Override
  public List<Part> answerTexts(byte[] body) throws MalformedBodyException {
    return TEXTS.read(body);
  }

  @Override
  public byte[] joinStream(byte[] stream) throws MalformedBodyException {
    return ConverseStream.read(stream, EventFormat.CHUNKED).join();
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    return ConverseSplit.split(whole, EventFormat.CHUNKED);
  }
}
