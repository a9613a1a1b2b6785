/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import static dev.parsimony.dialect.json.Values.whole;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Flaw;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code embedContent} and {@code batchEmbedContents}, which have no streams. */
public final class EmbedContentDialect extends GeminiDialect {

  private static final FieldTable FIELDS =
      FieldTable.builder()
          .key("content", GeminiValues::content)
          .key("requests", GeminiValues::content)
          .key("model", "taskType", "task_type", "title", "autoTruncate", "auto_truncate")
          .key("outputDimensionality", whole(Parameter.DIMENSIONS))
          .key("output_dimensionality", whole(Parameter.DIMENSIONS))
          .key("embedContentConfig", "embed_content_config")
          .build();

  public EmbedContentDialect() {
    super(
        "gemini.embed",
        Operation.EMBEDDINGS,
        Arrays.asList("embedContent", "batchEmbedContents"),
        FIELDS);
  }

  @Override
  boolean streams(GeminiUrl url) {
    return false;
  }

  @Override
  String addressed(GeminiUrl url) {
    return url.addressing(url.action());
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    ReplyFacts.Builder facts = ReplyFacts.builder();
    Map<String, @Nullable Object> reply;
    try {
      reply = Json.object(Json.outline(body));
    } catch (MalformedBodyException e) {
      return facts.flaw(body.length == 0 ? Flaw.EMPTY : Flaw.MALFORMED).build();
    }
    ErrorReader.read(reply.get("error"), facts);
    if (Json.isBlank(reply.get("embedding")) && Json.isBlank(reply.get("embeddings"))) {
      facts.flaw(Flaw.EMPTY);
    }
    return facts.usage(UsageReader.ofEmbeddings(reply.get("usageMetadata"))).build();
  }

  @Override
  public byte[] joinStream(byte[] stream) throws MalformedBodyException {
    throw new MalformedBodyException("embeddings are not streamed");
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    throw new MalformedBodyException("embeddings are not streamed");
  }
}
