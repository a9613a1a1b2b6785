/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.anthropic.MessageFormat;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.AskedForm;
import dev.parsimony.exchange.GivenAnswer;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** InvokeModel with Claude's models, whose bodies are Anthropic's messages. */
public final class ClaudeDialect extends InvokeDialect {

  private static final FieldTable FIELDS =
      MessageFormat.fields().key("anthropic_version", "anthropic_beta").build();

  public ClaudeDialect() {
    super("claude", Operation.CHAT, FIELDS);
  }

  @Override
  boolean speaksWith(String model) {
    return model.startsWith("anthropic.claude-");
  }

  @Override
  void prompt(byte[] body, RequestFacts.Builder facts) {
    MessageFormat.prompt(body, facts);
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    if (stream) {
      readStream(ClaudeStream.read(body), facts);
    } else {
      readWhole(body, facts);
    }
    // Prices go by the name and the tier that were asked for: the message has Anthropic's own.
    return facts.model(null).serviceTier(null).build();
  }

  private static void readWhole(byte[] body, ReplyFacts.Builder facts) {
    try {
      Map<String, @Nullable Object> reply = Json.object(Json.read(body));
      ErrorReader.read(reply, facts);
      Added.readGuardrail(reply, facts);
    } catch (MalformedBodyException e) {
      // Told below.
    }
    MessageFormat.read(body, facts);
  }

  private static void readStream(ClaudeStream stream, ReplyFacts.Builder facts) {
    stream.readEnd(facts);
    Added.readGuardrail(stream.added(), facts);
    MessageFormat.readStream(stream.events(), facts);
  }

  @Override
  public GivenAnswer readAnswer(byte[] body) throws MalformedBodyException {
    return MessageFormat.answer(body);
  }

  @Override
  public AskedForm readForm(RequestFacts asked) throws MalformedBodyException {
    return MessageFormat.form(asked);
  }

  @Override
  public List<Part> answerTexts(byte[] body) throws MalformedBodyException {
    return MessageFormat.answerTexts(body);
  }

  @Override
  public byte[] joinStream(byte[] stream) throws MalformedBodyException {
    return ClaudeStream.read(stream).join();
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    return ClaudeSplit.split(whole);
  }
}
