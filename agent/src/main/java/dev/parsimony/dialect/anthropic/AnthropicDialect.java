/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.JsonDialect;
import dev.parsimony.exchange.AskedForm;
import dev.parsimony.exchange.GivenAnswer;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.util.List;

/** Messages, whoever they are sent to. */
abstract class AnthropicDialect extends JsonDialect {

  AnthropicDialect(String name, FieldTable fields) {
    super(name, Operation.CHAT, fields);
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    return facts(body, stream).build();
  }

  /** What a reply says of itself. */
  static ReplyFacts.Builder facts(byte[] body, boolean stream) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    return stream ? MessageFormat.readStream(body, facts) : MessageFormat.read(body, facts);
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
    return MessageFormat.join(stream);
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    return MessageFormat.split(whole);
  }
}
