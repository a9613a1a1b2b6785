/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import static dev.parsimony.dialect.json.Values.both;
import static dev.parsimony.dialect.json.Values.decimal;
import static dev.parsimony.dialect.json.Values.member;
import static dev.parsimony.dialect.json.Values.text;
import static dev.parsimony.dialect.json.Values.texts;
import static dev.parsimony.dialect.json.Values.unlessEmpty;
import static dev.parsimony.dialect.json.Values.unlessOne;
import static dev.parsimony.dialect.json.Values.unlessUnset;
import static dev.parsimony.dialect.json.Values.whole;

import dev.parsimony.dialect.json.AnswerTexts;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.FormReader;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.exchange.AskedForm;
import dev.parsimony.exchange.GivenAnswer;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.util.List;

/** Chat completions. */
public final class ChatDialect extends OpenAiDialect {

  private static final FieldTable FIELDS =
      FieldTable.builder()
          // What is said, and what it may be answered with.
          .key("messages", ContentReader::messages)
          .key("model", LiveModels::read)
          .key("tools", ToolsReader::tools)
          .key("functions", Values::ownTools)
          .key("tool_choice", "function_call", "parallel_tool_calls")
          .key("response_format", member("type", OpenAiValues::outputType))
          .key("prediction", "reasoning_effort", "verbosity")
          .key("logprobs", "top_logprobs", "moderation")
          // How the answer is drawn and where it ends.
          .key("temperature", decimal(Parameter.TEMPERATURE))
          .key("top_p", decimal(Parameter.TOP_P))
          .key("frequency_penalty", decimal(Parameter.FREQUENCY_PENALTY))
          .key("presence_penalty", decimal(Parameter.PRESENCE_PENALTY))
          .key("logit_bias")
          .key("seed", whole(Parameter.SEED))
          .key("stop", texts(Parameter.STOP_SEQUENCES))
          .key("max_completion_tokens", whole(Parameter.MAX_TOKENS))
          .key("max_tokens", whole(Parameter.MAX_TOKENS))
          // Where it is computed: the reply names the tier.
          .key("service_tier", text(Parameter.SERVICE_TIER))
          // For whom: the answers of one end user stay his own, and the reply repeats metadata.
          .key("user", "safety_identifier", "metadata")
          // How the same answer travels.
          .ignored("stream", Values::stream)
          .ignored("stream_options", OpenAiValues::streamOptions)
          // How fast and how cheap the provider reads the prompt.
          .ignored("prompt_cache_key", "prompt_cache_retention", "prompt_cache_options")
          // What must not be answered from memory.
          .uncacheable(
              "n", both(whole(Parameter.CHOICE_COUNT), unlessOne(Uncacheable.SEVERAL_CHOICES)))
          .uncacheable("store", unlessUnset(Uncacheable.STORED))
          .uncacheable("audio", unlessUnset(Uncacheable.AUDIO))
          .uncacheable("modalities", OpenAiValues::modalities)
          .uncacheable("web_search_options", ToolsReader::hostedTool)
          // As others have it who speak this format: what is searched changes.
          .uncacheable("data_sources", unlessEmpty(Uncacheable.HOSTED_TOOL))
          .uncacheable("dataSources", unlessEmpty(Uncacheable.HOSTED_TOOL))
          .uncacheable("plugins", unlessEmpty(Uncacheable.HOSTED_TOOL))
          .uncacheable("enable_search", unlessUnset(Uncacheable.HOSTED_TOOL))
          .uncacheable("search_parameters", unlessUnset(Uncacheable.HOSTED_TOOL))
          .uncacheable("search_settings", unlessUnset(Uncacheable.HOSTED_TOOL))
          .uncacheable("search_mode", unlessUnset(Uncacheable.HOSTED_TOOL))
          .uncacheable("search_domain_filter", unlessEmpty(Uncacheable.HOSTED_TOOL))
          .uncacheable("search_recency_filter", unlessUnset(Uncacheable.HOSTED_TOOL))
          .build();

  private static final FormReader FORM =
      new FormReader()
          .schema("response_format", "json_schema", "schema")
          .tools("tools", "function", "name")
          .tools("tools", "custom", "name")
          .tools("functions", "name");

  public ChatDialect() {
    super("openai.chat", Operation.CHAT, new Endpoint("/chat/completions", ""), FIELDS);
  }

  @Override
  void assume(RequestFacts.Builder facts) {
    facts.usageInStream(false);
  }

  @Override
  public ReplyFacts readReply(byte[] body, boolean stream) {
    return stream
        ? ChunkReply.ofStream(body, ChunkFormat.CHAT)
        : ChunkReply.ofWhole(body, ChunkFormat.CHAT);
  }

  @Override
  public GivenAnswer readAnswer(byte[] body) throws MalformedBodyException {
    return SaidAnswer.ofChoices(body);
  }

  @Override
  public AskedForm readForm(RequestFacts asked) throws MalformedBodyException {
    return FORM.read(asked);
  }

  @Override
  public List<Part> answerTexts(byte[] body) throws MalformedBodyException {
    return AnswerTexts.OF_CHOICES.read(body);
  }

  @Override
  public byte[] joinStream(byte[] stream) throws MalformedBodyException {
    return ChunkStream.read(stream).join(ChunkFormat.CHAT);
  }

  @Override
  public byte[] joinWithoutUsage(byte[] stream) throws MalformedBodyException {
    return ChunkStream.read(stream).joinWithoutUsage(ChunkFormat.CHAT);
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    return ChunkSplit.split(whole, ChunkFormat.CHAT, asked.usageInStream());
  }
}
