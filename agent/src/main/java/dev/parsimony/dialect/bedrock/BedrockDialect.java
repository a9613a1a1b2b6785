/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.json.ErrorName;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.JsonDialect;
import dev.parsimony.dialect.json.Refusal;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What all requests to a model have in common: the URL. */
abstract class BedrockDialect extends JsonDialect {

  /* A prompt that the provider keeps, in the state of its latest draft. */
  private static final Pattern DRAFT_PROMPT = Pattern.compile("arn:.*:prompt/[^:]*");

  private final String whole;
  private final String streamed;

  /**
   * @param whole the action at the end of the URL
   * @param streamed the action whose reply is a stream
   */
  BedrockDialect(
      String name, Operation operation, String whole, String streamed, FieldTable fields) {
    super(name, operation, fields);
    this.whole = whole;
    this.streamed = streamed;
  }

  @Override
  public final boolean recognises(String method, String url) {
    ModelUrl model = method.equals("POST") ? ModelUrl.of(url) : null;
    return model != null
        && (model.action().equals(whole) || model.action().equals(streamed))
        && speaksWith(ModelName.bare(model.model()));
  }

  /**
   * Whether the model takes bodies of this format.
   *
   * @param model its bare name
   */
  abstract boolean speaksWith(String model);

  @Override
  public final String streamType() {
    return "application/vnd.amazon.eventstream";
  }

  @Override
  public final String addressed(String url) {
    return ModelUrl.whole(url, streamed, whole);
  }

  /* Behind a colon may stand where the name is explained. */
  @Override
  public final @Nullable String errorType(WireHeaders headers) {
    String type = headers.first("x-amzn-errortype");
    int colon = type == null ? -1 : type.indexOf(':');
    return ErrorName.of(type == null || colon < 0 ? type : type.substring(0, colon));
  }

  @Override
  protected final void begin(WireRequest request, RequestFacts.Builder facts) {
    facts.provider("aws.bedrock").usageInStream(true);
    ModelUrl url = ModelUrl.of(request.url());
    if (url != null) {
      facts.model(url.model()).stream(url.action().equals(streamed));
      if (DRAFT_PROMPT.matcher(url.model()).matches()) {
        facts.uncacheable(Uncacheable.STATEFUL);
      }
    }
    assume(request, facts);
  }

  /**
   * What an ARN names is its owner's; and a call does not leave the region that its inference
   * profile keeps it in.
   */
  @Override
  public final @Nullable WireRequest withModel(WireRequest request, String model) {
    ModelUrl url = ModelUrl.of(request.url());
    if (url == null || url.model().startsWith("arn:") || model.startsWith("arn:")) {
      return null;
    }
    boolean stays = ModelName.region(url.model()).equals(ModelName.region(model));
    return stays && speaksWith(ModelName.bare(model))
        ? request.withUrl(ModelUrl.withModel(request.url(), model))
        : null;
  }

  /** Tells what holds before a field of the body says otherwise. */
  abstract void assume(WireRequest request, RequestFacts.Builder facts);

  @Override
  public final WireReply refusal(String message) {
    return new Refusal()
        .header("x-amzn-errortype", "ThrottlingException")
        .with("message", message)
        .toReply();
  }
}
