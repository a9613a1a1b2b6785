/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import static dev.parsimony.dialect.json.Values.decimal;
import static dev.parsimony.dialect.json.Values.member;
import static dev.parsimony.dialect.json.Values.text;
import static dev.parsimony.dialect.json.Values.unlessFalse;
import static dev.parsimony.dialect.json.Values.unlessUnset;
import static dev.parsimony.dialect.json.Values.whole;

import dev.parsimony.dialect.json.AnswerTexts;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.FormReader;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.exchange.AskedForm;
import dev.parsimony.exchange.Field;
import dev.parsimony.exchange.GivenAnswer;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.util.List;

/** Responses. */
public final class ResponsesDialect extends OpenAiDialect {

  private static final AnswerTexts TEXTS = AnswerTexts.at("output", "content", "text");

  private static final FieldTable FIELDS =
      FieldTable.builder()
          // What is said, and what it may be answered with.
          .key("input", ContentReader::items)
          .key("instructions")
          .key("model", LiveModels::read)
          .key("tools", ToolsReader::tools)
          .key("tool_choice", "parallel_tool_calls", "max_tool_calls")
          .key("text", member("format", member("type", OpenAiValues::outputType)))
          .key("reasoning", "include", "top_logprobs", "moderation")
          // What of it the model gets to see.
          .key("truncation", "context_management", "image")
          // How the answer is drawn and where it ends.
          .key("temperature", decimal(Parameter.TEMPERATURE))
          .key("top_p", decimal(Parameter.TOP_P))
          .key("max_output_tokens", whole(Parameter.MAX_TOKENS))
          // Where it is computed: the reply names the tier.
          .key("service_tier", text(Parameter.SERVICE_TIER))
          // For whom: the answers of one end user stay his own, and the reply repeats metadata.
          .key("user", "safety_identifier", "access_programs", "metadata")
          // How the same answer travels.
          .ignored("stream", Values::stream)
          .ignored("stream_options")
          // How fast and how cheap the provider reads the prompt.
          .ignored("prompt_cache_key", "prompt_cache_retention", "prompt_cache_options")
          // What must not be answered from memory.
          .uncacheable("previous_response_id", unlessUnset(Uncacheable.STATEFUL))
          .uncacheable("conversation", OpenAiValues::conversation)
          .uncacheable("prompt", unlessUnset(Uncacheable.STATEFUL))
          .uncacheable("store", unlessFalse(Uncacheable.STORED))
          .uncacheable("background", unlessUnset(Uncacheable.BACKGROUND))
          .build();

  private static final FormReader FORM =
      new FormReader().schema("text", "format", "schema").tools("tools", "name");

  public ResponsesDialect() {
    super("openai.responses", Operation.CHAT, new Endpoint("/responses", ""), FIELDS);
  }

  /** Answers are stored unless the request says otherwise. */
  @Override
  protected void conclude(List<Field> found, RequestFacts.Builder facts) {
    for (Field field : found) {
      if (field.name().equals("store")) {
        return;
      }
    }
    facts.uncacheable(Uncacheable.STORED);
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    return stream ? ResponseStream.read(body).facts() : ResponseReply.read(body);
  }

  @Override
  public GivenAnswer readAnswer(byte[] body) throws MalformedBodyException {
    return SaidAnswer.ofItems(body);
  }

  @Override
  public AskedForm readForm(RequestFacts asked) throws MalformedBodyException {
    return FORM.read(asked);
  }

  @Override
  public List<Part> answerTexts(byte[] body) throws MalformedBodyException {
    return TEXTS.read(body);
  }

  @Override
  public byte[] joinStream(byte[] stream) throws MalformedBodyException {
    return ResponseStream.read(stream).join();
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    return ResponseSplit.split(whole);
  }
}
