/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.dashscope;

import static dev.parsimony.dialect.json.Values.both;
import static dev.parsimony.dialect.json.Values.decimal;
import static dev.parsimony.dialect.json.Values.members;
import static dev.parsimony.dialect.json.Values.texts;
import static dev.parsimony.dialect.json.Values.unlessEmpty;
import static dev.parsimony.dialect.json.Values.unlessOne;
import static dev.parsimony.dialect.json.Values.unlessUnset;
import static dev.parsimony.dialect.json.Values.whole;

import dev.parsimony.dialect.json.AnswerTexts;
import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.dialect.json.Values;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** Generation by models of text and by those that also see and hear. */
public final class GenerationDialect extends DashScopeDialect {

  private static final AnswerTexts TEXTS =
      AnswerTexts.at("output", "text")
          .orAt("output", "choices", "message", "content")
          .orAt("output", "choices", "message", "content", "text");

  /* All count as parts of the one field. */
  private static final FieldTable PARAMETERS =
      FieldTable.builder()
          .key("temperature", decimal(Parameter.TEMPERATURE))
          .key("top_p", decimal(Parameter.TOP_P))
          .key("top_k", decimal(Parameter.TOP_K))
          .key("presence_penalty", decimal(Parameter.PRESENCE_PENALTY))
          .key("seed", whole(Parameter.SEED))
          .key("max_tokens", whole(Parameter.MAX_TOKENS))
          .key("stop", texts(Parameter.STOP_SEQUENCES))
          .key("tools", Values::ownTools)
          .key("enable_search", unlessUnset(Uncacheable.HOSTED_TOOL))
          .key("enable_code_interpreter", unlessUnset(Uncacheable.HOSTED_TOOL))
          .key("plugins", unlessEmpty(Uncacheable.HOSTED_TOOL))
          .key("n", both(whole(Parameter.CHOICE_COUNT), unlessOne(Uncacheable.SEVERAL_CHOICES)))
          .build();

  private static final FieldTable FIELDS =
      FieldTable.builder()
          .key("model", Values::model)
          // What is said.
          .key("input", InputReader::read)
          // How the answer is drawn, and which form it has.
          .key("parameters", members(PARAMETERS))
          // What the provider keeps for the application.
          .uncacheable("resources", unlessEmpty(Uncacheable.STATEFUL))
          // Which service is asked, as older clients say it.
          .key("task_group", "task", "function")
          .build();

  public GenerationDialect() {
    super(
        "dashscope.generation",
        Operation.CHAT,
        Collections.unmodifiableList(
            Arrays.asList(
                "aigc/text-generation/generation", "aigc/multimodal-generation/generation")),
        FIELDS);
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
    return ResultStream.read(stream).join();
  }

  @Override
  public byte[] splitReply(byte[] whole, RequestFacts asked) throws MalformedBodyException {
    return ResultStream.ofOne(whole);
  }
}
