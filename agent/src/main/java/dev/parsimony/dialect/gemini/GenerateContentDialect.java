/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import static dev.parsimony.dialect.json.Values.unlessUnset;

import dev.parsimony.dialect.json.AnswerTexts;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.util.Arrays;
import java.util.List;

/**
 * {@code generateContent} and {@code streamGenerateContent}. A stream is one of events; where the
 * pieces come as the elements of one JSON array, that is a whole reply, kept under its own address.
 */
public final class GenerateContentDialect extends GeminiDialect {

  private static final AnswerTexts TEXTS = AnswerTexts.at("candidates", "content", "parts", "text");

  private static final String WHOLE = "generateContent";
  private static final String STREAMED = "streamGenerateContent";

  private static final FieldTable FIELDS =
      FieldTable.builder()
          // What is said, and what it may be answered with.
          .key("contents", GeminiValues::content)
          .key("systemInstruction", GeminiValues::content)
          .key("system_instruction", GeminiValues::content)
          .key("tools", ToolsReader::tools)
          .key("toolConfig", "tool_config")
          // How the answer is drawn and where it ends.
          .key("generationConfig", GeminiValues.GENERATION)
          .key("generation_config", GeminiValues.GENERATION)
          // What is let through.
          .key("safetySettings", "safety_settings", "modelArmorConfig", "model_armor_config")
          // A prefix that the provider keeps and the request names.
          .uncacheable("cachedContent", unlessUnset(Uncacheable.STATEFUL))
          .uncacheable("cached_content", unlessUnset(Uncacheable.STATEFUL))
          .uncacheable("store", unlessUnset(Uncacheable.STORED))
          // Where it is computed, and for whom: bills are split by labels.
          .key("serviceTier", GeminiValues::serviceTier)
          .key("service_tier", GeminiValues::serviceTier)
          .key("model", "labels")
          .build();

  public GenerateContentDialect() {
    super("gemini.generate", Operation.CHAT, Arrays.asList(WHOLE, STREAMED), FIELDS);
  }

  @Override
  boolean streams(GeminiUrl url) {
    return url.action().equals(STREAMED) && url.asksForEvents();
  }

  @Override
  String addressed(GeminiUrl url) {
    return url.addressing(streams(url) ? WHOLE : url.action());
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
    return ChunkStream.ofEvents(stream).join();
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    return ReplySplit.split(whole);
  }
}
