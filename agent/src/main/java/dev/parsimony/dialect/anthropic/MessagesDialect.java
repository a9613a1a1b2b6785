/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.JsonDialect;
import dev.parsimony.dialect.json.Refusal;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.dialect.wire.Urls;
import dev.parsimony.exchange.AskedForm;
import dev.parsimony.exchange.GivenAnswer;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.IOException;
import java.util.List;

/** Messages. */
public final class MessagesDialect extends JsonDialect {

  private static final FieldTable FIELDS =
      MessageFormat.fields()
          .key("model", MessagesDialect::model)
          // How the same answer travels.
          .ignored("stream", Values::stream)
          .build();

  public MessagesDialect() {
    super("anthropic.messages", Operation.CHAT, FIELDS);
  }

  @Override
  public boolean recognises(String method, String url) {
    return method.equals("POST") && Urls.pathEndsWith(url, "/v1/messages");
  }

  @Override
  protected void begin(WireRequest request, RequestFacts.Builder facts) {
    facts.provider(Platform.provider(request.url())).usageInStream(true);
    MessageFormat.prompt(request.body(), facts);
  }

  /* Behind a gateway, the host does not tell who sells the model. */
  private static void model(JsonParser value, RequestFacts.Builder facts) throws IOException {
    String seller =
        value.hasToken(JsonToken.VALUE_STRING) ? Platform.ofModel(value.getText()) : null;
    if (seller != null) {
      facts.provider(seller);
    }
    Values.model(value, facts);
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    return (stream ? MessageFormat.readStream(body, facts) : MessageFormat.read(body, facts))
        .build();
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

  @Override
  public WireReply refusal(String message) {
    Refusal error = new Refusal().with("type", "rate_limit_error").with("message", message);
    return new Refusal().with("type", "error").object("error", error).toReply();
  }
}
