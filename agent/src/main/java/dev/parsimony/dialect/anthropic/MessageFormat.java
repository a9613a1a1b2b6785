/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import static dev.parsimony.dialect.json.Values.decimal;
import static dev.parsimony.dialect.json.Values.member;
import static dev.parsimony.dialect.json.Values.text;
import static dev.parsimony.dialect.json.Values.texts;
import static dev.parsimony.dialect.json.Values.unlessUnset;
import static dev.parsimony.dialect.json.Values.whole;

import dev.parsimony.dialect.json.AnswerReader;
import dev.parsimony.dialect.json.AnswerTexts;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.FormReader;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.AskedForm;
import dev.parsimony.exchange.GivenAnswer;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.util.List;

/** The bodies of messages, whoever sells the model and however they travel. */
public final class MessageFormat {

  private static final AnswerTexts TEXTS = AnswerTexts.at("content", "text");

  private static final FormReader FORM =
      new FormReader()
          .schema("output_config", "format", "schema")
          .schema("output_format", "schema")
          .tools("tools", "name");

  /** The fields of a request beside its model, and beside how the answer travels. */
  public static FieldTable.Builder fields() {
    return FieldTable.builder()
        // What is said, and what it may be answered with.
        .key("messages", ContentReader::messages)
        .key("system", ContentReader::messages)
        .key("fallbacks")
        .key("tools", ToolsReader::tools)
        .key("tool_choice", "thinking")
        .key("output_config", member("format", member("type", MessageValues::outputType)))
        .key("output_format", member("type", MessageValues::outputType))
        // What of it the model gets to see.
        .key("context_management", "compaction")
        // How the answer is drawn and where it ends.
        .key("temperature", decimal(Parameter.TEMPERATURE))
        .key("top_p", decimal(Parameter.TOP_P))
        .key("top_k", decimal(Parameter.TOP_K))
        .key("max_tokens", whole(Parameter.MAX_TOKENS))
        .key("stop_sequences", texts(Parameter.STOP_SEQUENCES))
        // Where and how fast it is computed: the reply names all of these.
        .key("service_tier", text(Parameter.SERVICE_TIER))
        .key("speed", "inference_geo")
        // For whom: the answers of one end user stay his own.
        .key("metadata", "billing_policy")
        // How fast and how cheap the provider reads the prompt.
        .ignored("cache_control")
        // What must not be answered from memory.
        .uncacheable("container", unlessUnset(Uncacheable.STATEFUL))
        .uncacheable("thread", unlessUnset(Uncacheable.STATEFUL))
        .uncacheable("diagnostics", unlessUnset(Uncacheable.STATEFUL))
        .uncacheable("fallback_credit_token", unlessUnset(Uncacheable.STATEFUL))
        .uncacheable("mcp_servers", ToolsReader::servers);
  }

  /** Tells where the prompt is found. */
  public static void prompt(byte[] body, RequestFacts.Builder facts) {
    facts.prompt(() -> PromptReader.read(body));
  }

  /** Reads a whole message. */
  public static ReplyFacts.Builder read(byte[] body, ReplyFacts.Builder facts) {
    return MessageReply.read(body, facts);
  }

  /** Reads the events of a message. */
  public static ReplyFacts.Builder readStream(byte[] events, ReplyFacts.Builder facts) {
    return MessageStream.read(events).read(facts);
  }

  /** What a whole message says, and which tools it calls. */
  public static GivenAnswer answer(byte[] body) throws MalformedBodyException {
    JsonNode content = JsonNode.read(body).member("content");
    AnswerReader answer = new AnswerReader();
    answer.addText(content);
    for (JsonNode block : content.elements()) {
      if ("tool_use".equals(block.member("type").string())) {
        answer.addCall(block.member("name"), block.member("input"));
      }
    }
    return answer.answer();
  }

  /** The texts of a whole message, with their places. */
  public static List<Part> answerTexts(byte[] body) throws MalformedBodyException {
    return TEXTS.read(body);
  }

  /** The form in which a request asks for its answer. */
  public static AskedForm form(RequestFacts asked) throws MalformedBodyException {
    return FORM.read(asked);
  }

  /** The whole message that its events tell. */
  public static byte[] join(byte[] events) throws MalformedBodyException {
    return MessageStream.read(events).join();
  }

  /** The events of a whole message. */
  public static byte[] split(byte[] whole) throws MalformedBodyException {
    return MessageSplit.split(whole);
  }

  private MessageFormat() {}
}
