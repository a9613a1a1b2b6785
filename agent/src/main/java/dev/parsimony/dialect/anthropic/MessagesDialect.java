/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Refusal;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.dialect.wire.Urls;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.IOException;

/** Messages. */
public final class MessagesDialect extends AnthropicDialect {

  private static final FieldTable FIELDS =
      MessageFormat.fields()
          .key("model", MessagesDialect::model)
          // How the same answer travels.
          .ignored("stream", Values::stream)
          .build();

  public MessagesDialect() {
    super("anthropic.messages", FIELDS);
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
  public WireReply refusal(String message) {
    Refusal error = new Refusal().with("type", "rate_limit_error").with("message", message);
    return new Refusal().with("type", "error").object("error", error).toReply();
  }
}
