/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade.verify;

import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.AskedForm;
import dev.parsimony.exchange.GivenAnswer;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.ToolUse;
import dev.parsimony.policy.AnswerCheck;
import dev.parsimony.setting.BoundedText;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Judges answers by what the request asked for and what the rule says. */
public final class AnswerJudge implements AnswerCheck {

  private final Supplier<RequestFacts> sent;
  private final VerifySettings settings;
  private final String rule;

  /**
   * @param sent the request as it left, asked for when an answer to it has come
   */
  public AnswerJudge(Supplier<RequestFacts> sent, VerifySettings settings, String rule) {
    this.sent = sent;
    this.settings = settings;
    this.rule = rule;
  }

  @Override
  public String rule() {
    return rule;
  }

  @Override
  public boolean streams() {
    return settings.streams();
  }

  @Override
  public @Nullable String objection(ReplyFacts reply, Body body) {
    String flaw = reply.flaw();
    if (flaw != null) {
      return flawed(flaw);
    }
    try {
      return ofForm(reply, body);
    } catch (MalformedBodyException e) {
      return "verify_malformed";
    }
  }

  private static String flawed(String flaw) {
    switch (flaw) {
      case "incomplete_reply":
        return "verify_truncated";
      case "empty_reply":
        return "verify_empty";
      case "failed_reply":
        return "verify_failed";
      default:
        return "verify_" + flaw;
    }
  }

  private @Nullable String ofForm(ReplyFacts reply, Body body) throws MalformedBodyException {
    RequestFacts asked = sent.get();
    GivenAnswer given = asked.dialect().readAnswer(body.bytes());
    List<String> texts = given == null ? reply.texts() : given.texts();
    if (given != null) {
      AskedForm form = asked.dialect().readForm(asked);
      String objection =
          given.toolUses().isEmpty() ? ofJson(form, texts) : ofTools(given, form.tools());
      if (objection != null) {
        return objection;
      }
    }
    Pattern pattern = reply.toolCalls() ? null : settings.pattern();
    boolean found = pattern == null || BoundedText.of(String.join("\n", texts)).contains(pattern);
    return found ? null : "verify_pattern";
  }

  private static @Nullable String ofJson(AskedForm form, List<String> texts) {
    String schema = form.schema();
    for (String text : form.isJson() ? texts : Collections.<String>emptyList()) {
      JsonNode value = json(text);
      if (value == null) {
        return "verify_no_json";
      }
      if (schema != null && !fits(value, schema)) {
        return "verify_schema";
      }
    }
    return null;
  }

  /* What is no schema asks for nothing. */
  private static boolean fits(JsonNode value, String schema) {
    JsonNode read = json(schema);
    return read == null || SchemaCheck.fits(value, read);
  }

  private static @Nullable String ofTools(GivenAnswer given, Set<String> offered) {
    for (ToolUse use : given.toolUses()) {
      if (use.name() == null || !offered.contains(use.name())) {
        return "verify_unknown_tool";
      }
      if (!use.arguments().isEmpty() && !isObject(use.arguments())) {
        return "verify_tool_arguments";
      }
    }
    return null;
  }

  private static boolean isObject(String text) {
    JsonNode value = json(text);
    return value != null && value.is(JsonNode.Kind.OBJECT);
  }

  private static @Nullable JsonNode json(String text) {
    try {
      return JsonNode.read(text.getBytes(StandardCharsets.UTF_8));
    } catch (MalformedBodyException e) {
      return null;
    }
  }
}
