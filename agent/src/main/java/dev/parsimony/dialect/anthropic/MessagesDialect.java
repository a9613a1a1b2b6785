/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import static dev.parsimony.dialect.json.Values.decimal;
import static dev.parsimony.dialect.json.Values.member;
import static dev.parsimony.dialect.json.Values.text;
import static dev.parsimony.dialect.json.Values.texts;
import static dev.parsimony.dialect.json.Values.unlessUnset;
import static dev.parsimony.dialect.json.Values.whole;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.JsonDialect;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.dialect.wire.Urls;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;

/** Messages. */
public final class MessagesDialect extends JsonDialect {

  private static final FieldTable FIELDS =
      FieldTable.builder()
          // What is said, and what it may be answered with.
          .key("messages", ContentReader::messages)
          .key("system", ContentReader::messages)
          .key("model", Values::model)
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
          // How the same answer travels.
          .ignored("stream", Values::stream)
          // How fast and how cheap the provider reads the prompt.
          .ignored("cache_control")
          // What must not be answered from memory.
          .uncacheable("container", unlessUnset(Uncacheable.STATEFUL))
          .uncacheable("thread", unlessUnset(Uncacheable.STATEFUL))
          .uncacheable("diagnostics", unlessUnset(Uncacheable.STATEFUL))
          .uncacheable("fallback_credit_token", unlessUnset(Uncacheable.STATEFUL))
          .uncacheable("mcp_servers", ToolsReader::servers)
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
    PromptTexts prompt = new PromptTexts(request.body());
    facts
        .provider(Platform.provider(request.url()))
        .usageInStream(true)
        .texts(prompt::all)
        .systemPrompt(prompt::system);
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    return stream ? MessageStream.read(body).facts() : MessageReply.read(body);
  }

  @Override
  public byte[] joinStream(byte[] stream) throws MalformedBodyException {
    return MessageStream.read(stream).join();
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    return MessageSplit.split(whole);
  }
}
