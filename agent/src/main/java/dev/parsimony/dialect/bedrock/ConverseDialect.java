/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import static dev.parsimony.dialect.json.Values.member;
import static dev.parsimony.dialect.json.Values.text;

import dev.parsimony.dialect.json.AnswerTexts;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import java.util.List;

/** Converse and ConverseStream: one format for all models. */
public final class ConverseDialect extends BedrockDialect {

  private static final AnswerTexts TEXTS = AnswerTexts.at("output", "message", "content", "text");

  private static final FieldTable FIELDS =
      FieldTable.builder()
          // What is said, and what it may be answered with.
          .key("messages", ContentReader::content)
          .key("system", ContentReader::content)
          .key("toolConfig", ToolsReader::toolConfig)
          .key("outputConfig", member("textFormat", member("type", ConverseValues::outputType)))
          // How the answer is drawn and where it ends.
          .key("inferenceConfig", ConverseValues.INFERENCE)
          .key("additionalModelRequestFields", "additionalModelResponseFieldPaths")
          // What the provider keeps and the request names: a prompt is filled in, a guard watches.
          .key("promptVariables")
          .key("guardrailConfig", ConverseValues.GUARDRAIL)
          // Where it is computed: the reply names the tier and the latency.
          .key("serviceTier", member("type", text(Parameter.SERVICE_TIER)))
          .key("performanceConfig", ConverseValues.PERFORMANCE)
          // For whom: logs are filtered by it.
          .key("requestMetadata")
          .build();

  public ConverseDialect() {
    super("bedrock.converse", Operation.CHAT, "converse", "converse-stream", FIELDS);
  }

  @Override
  boolean speaksWith(String model) {
    return true;
  }

  @Override
  void assume(WireRequest request, RequestFacts.Builder facts) {
    facts.prompt(() -> PromptReader.read(request.body()));
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    return stream ? ConverseReply.ofStream(body, EventFormat.NAMED) : ConverseReply.ofWhole(body);
  }

  @Override
  public List<Part> answerTexts(byte[] body) throws MalformedBodyException {
    return TEXTS.read(body);
  }

  @Override
  public byte[] joinStream(byte[] stream) throws MalformedBodyException {
    return ConverseStream.read(stream, EventFormat.NAMED).join();
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    return ConverseSplit.split(whole, EventFormat.NAMED);
  }
}
