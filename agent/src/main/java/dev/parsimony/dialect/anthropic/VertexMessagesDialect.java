/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Refusal;
import dev.parsimony.dialect.wire.Urls;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.io.IOException;

/**
 * Messages at Vertex AI: the model stands in the path, and so does whether a stream is asked for.
 */
public final class VertexMessagesDialect extends AnthropicDialect {

  private static final String MODELS = "/publishers/anthropic/models/";
  private static final String WHOLE = ":rawPredict";
  private static final String STREAM = ":streamRawPredict";

  private static final FieldTable FIELDS =
      MessageFormat.fields()
          .key("anthropic_version", "anthropic_beta")
          // How the same answer travels.
          .ignored("stream", VertexMessagesDialect::stream)
          .build();

  public VertexMessagesDialect() {
    super("anthropic.vertex", FIELDS);
  }

  @Override
  public boolean recognises(String method, String url) {
    int model = url.lastIndexOf(MODELS, Urls.pathEnd(url)) + MODELS.length();
    boolean ours = Urls.pathEndsWith(url, WHOLE) || Urls.pathEndsWith(url, STREAM);
    return method.equals("POST") && model > MODELS.length() && ours && url.charAt(model) != ':';
  }

  @Override
  public String addressed(String url) {
    int end = Urls.pathEnd(url);
    return Urls.pathEndsWith(url, STREAM)
        ? url.substring(0, end - STREAM.length()) + WHOLE + url.substring(end)
        : url;
  }

  @Override
  protected void begin(WireRequest request, RequestFacts.Builder facts) {
    String url = request.url();
    facts.provider("gcp.vertex_ai").usageInStream(true);
    facts.stream(Urls.pathEndsWith(url, STREAM));
    MessageFormat.prompt(request.body(), facts);
    int model = url.lastIndexOf(MODELS, Urls.pathEnd(url)) + MODELS.length();
    int action = url.indexOf(':', model);
    if (model >= MODELS.length() && action > model) {
      facts.model(Urls.decoded(url.substring(model, action)));
    }
  }

  @Override
  public WireRequest withModel(WireRequest request, String model) {
    String url = request.url();
    int start = url.lastIndexOf(MODELS, Urls.pathEnd(url)) + MODELS.length();
    int end = url.indexOf(':', start);
    return request.withUrl(url.substring(0, start) + Urls.encoded(model) + url.substring(end));
  }

  /* Either place may ask for a stream. */
  private static void stream(JsonParser value, RequestFacts.Builder facts) throws IOException {
    if (value.hasToken(JsonToken.VALUE_TRUE)) {
      facts.stream(true);
    }
    value.skipChildren();
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    // Prices go by the name that was asked for.
    return facts(body, stream).model(null).build();
  }

  @Override
  public WireReply refusal(String message) {
    return Refusal.ofGoogle(message);
  }
}
