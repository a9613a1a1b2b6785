/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the providers' models do not take, with the 400 that each provider gives for it. */
final class ModelRules {

  private static final Pattern IN_PATH = Pattern.compile("/models?/(?!chat/)([^/:]+)[:/]");
  private static final Pattern THINKING_GPT = Pattern.compile("(o[134]|gpt-5|gpt-6)(?!.*chat).*");
  private static final Pattern FLEX =
      Pattern.compile("(o3(-20.*)?|o4-mini.*|gpt-5|gpt-6)(?!.*chat).*");
  private static final Pattern WITH_NONE = Pattern.compile("gpt-(5\\.[1-9]|6-(?!astra)).*");
  private static final Pattern WITHOUT_TOOLS_OVER_CHAT = Pattern.compile("gpt-(5\\.6|6).*");
  private static final Pattern UNSAMPLED_CLAUDE =
      Pattern.compile(".*claude-(opus-4-[78]|opus-5|sonnet-5|haiku-5|fable-5).*");
  private static final Pattern UNFORCED_CLAUDE =
      Pattern.compile(".*claude-(opus-5-5|sonnet-5-5|fable-5-1).*");
  private static final Pattern NO_PREFILL =
      Pattern.compile(".*claude-(opus-4-[678]|sonnet-4-6|opus-5|sonnet-5|haiku-5|fable-5).*");
  private static final Pattern HALF_SAMPLED =
      Pattern.compile(".*claude-(haiku|sonnet|opus)-4-[56].*");

  /** The refusal of what the model does not take; null where it takes all. */
  static @Nullable Reply refusal(StubRequest request, JsonNode body, Vendor vendor) {
    String model = model(request, body);
    if (vendor instanceof OpenAi) {
      String mark = CacheMarks.wrongInOpenAi(model, body);
      if (mark != null) {
        return unsupported(mark);
      }
      if ("flex".equals(body.path("service_tier").asText()) && !FLEX.matcher(model).matches()) {
        return Errors.invalid(
            "Flex is not available for this model.", "service_tier", "invalid_value");
      }
      return THINKING_GPT.matcher(model).matches()
          ? openAi(model, request.path().endsWith("/chat/completions"), body)
          : plainOpenAi(body);
    }
    if (vendor instanceof Gemini) {
      return gemini(model, body);
    }
    if (!model.contains("claude")) {
      return null;
    }
    String wrong =
        request.path().endsWith("converse") ? converse(model, body) : claude(model, body);
    return wrong == null ? null : refused(vendor, wrong);
  }

  private static String model(StubRequest request, JsonNode body) {
    Matcher path = IN_PATH.matcher(request.path());
    return path.find()
        ? URLDecoder.decode(path.group(1), StandardCharsets.UTF_8)
        : body.path("model").asText();
  }

  private static @Nullable Reply openAi(String model, boolean chat, JsonNode body) {
    String effort =
        chat
            ? body.path("reasoning_effort").asText()
            : body.path("reasoning").path("effort").asText();
    boolean takesNone = WITH_NONE.matcher(model).matches();
    boolean none = takesNone && effort.equals("none");
    if ((effort.equals("none") && !takesNone)
        || (effort.equals("minimal") && !model.matches("gpt-5(-.*)?"))) {
      return unsupported("Unsupported value: 'reasoning_effort' does not support '" + effort + "'");
    }
    if (body.has("max_tokens")) {
      return unsupported(
          "Unsupported parameter: 'max_tokens' is not supported with this model. Use"
              + " 'max_completion_tokens' instead.");
    }
    for (String name :
        List.of(
            "temperature",
            "top_p",
            "presence_penalty",
            "frequency_penalty",
            "logprobs",
            "top_logprobs",
            "logit_bias")) {
      if (!none && body.has(name) && !isDefault(body.path(name))) {
        return unsupported(
            "Unsupported parameter: '" + name + "' is not supported with this model.");
      }
    }
    if (!none && includes("message.output_text.logprobs", body)) {
      return unsupported("logprobs are not supported with reasoning models.");
    }
    for (String name : List.of("prediction", "parallel_tool_calls", "verbosity")) {
      boolean unknown = name.equals("prediction") || model.matches("o[134].*");
      if (unknown && body.hasNonNull(name)) {
        return unsupported(
            "Unsupported parameter: '" + name + "' is not supported with this model.");
      }
    }
    if (body.has("stop")) {
      return unsupported("Unsupported parameter: 'stop' is not supported with this model.");
    }
    boolean tools = chat && !body.path("tools").isEmpty();
    return tools && !none && WITHOUT_TOOLS_OVER_CHAT.matcher(model).matches()
        ? unsupported(
            "Function tools with reasoning_effort are not supported for "
                + model
                + " in /v1/chat/completions. Please use /v1/responses instead.")
        : null;
  }

  private static boolean includes(String what, JsonNode body) {
    for (JsonNode part : body.path("include")) {
      if (part.asText().equals(what)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isDefault(JsonNode value) {
    return value.isNumber() ? value.asDouble() == 1 : value.isBoolean() && !value.asBoolean();
  }

  private static @Nullable Reply plainOpenAi(JsonNode body) {
    if (includes("reasoning.encrypted_content", body)) {
      return unsupported("Encrypted content is not supported with this model.");
    }
    if (!body.path("model").asText().contains("audio") && body.toString().contains("input_audio")) {
      return unsupported("This model does not support audio inputs.");
    }
    for (String name : List.of("reasoning_effort", "reasoning", "verbosity")) {
      if (body.hasNonNull(name)) {
        return unsupported("Unrecognized request argument supplied: " + name);
      }
    }
    return null;
  }

  private static @Nullable String claude(String model, JsonNode body) {
    String mark = CacheMarks.wrong(body);
    if (mark != null) {
      return mark;
    }
    boolean both = body.has("temperature") && body.has("top_p");
    if (both && HALF_SAMPLED.matcher(model).matches()) {
      return "`temperature` and `top_p` cannot both be specified for this model.";
    }
    if (UNSAMPLED_CLAUDE.matcher(model).matches()) {
      for (String name : List.of("temperature", "top_p", "top_k")) {
        if (body.has(name)) {
          return name + ": not supported for this model";
        }
      }
      if (body.path("thinking").path("type").asText().equals("enabled")) {
        return "thinking.type: \"enabled\" is not supported for this model. Use \"adaptive\".";
      }
    }
    JsonNode messages = body.path("messages");
    if (UNSAMPLED_CLAUDE.matcher(model).matches() && areCited(messages)) {
      return "messages: citations are not supported on text of the user.";
    }
    JsonNode last = messages.path(Math.max(messages.size() - 1, 0));
    if (last.path("role").asText().equals("assistant") && NO_PREFILL.matcher(model).matches()) {
      return "This model does not support assistant message prefill.";
    }
    return unforced(model, body.path("tool_choice").path("type").asText(), body.path("thinking"));
  }

  private static boolean areCited(JsonNode messages) {
    boolean cited = false;
    for (JsonNode message : messages) {
      for (JsonNode block : message.path("content")) {
        cited |=
            message.path("role").asText().equals("user")
                && block.path("type").asText().equals("text")
                && !block.path("citations").isEmpty();
      }
    }
    return cited;
  }

  private static @Nullable String unforced(String model, String choice, JsonNode thinking) {
    if (!UNFORCED_CLAUDE.matcher(model).matches()) {
      return null;
    }
    if (choice.equals("any") || choice.equals("tool")) {
      return "tool_choice forces tool use is not compatible with this model.";
    }
    return thinking.path("type").asText().equals("disabled")
        ? "thinking.type: \"disabled\" is not supported for this model"
        : null;
  }

  private static @Nullable String converse(String model, JsonNode body) {
    String mark = CacheMarks.wrongInConverse(body);
    if (mark != null) {
      return mark;
    }
    JsonNode config = body.path("inferenceConfig");
    boolean sampled = config.has("temperature") || config.has("topP");
    return sampled && UNSAMPLED_CLAUDE.matcher(model).matches()
        ? "The model returned the following errors: temperature: not supported for this model"
        : null;
  }

  private static @Nullable Reply gemini(String model, JsonNode body) {
    JsonNode thinking = body.path("generationConfig").path("thinkingConfig");
    if (thinking.has("thinkingBudget") && thinking.has("thinkingLevel")) {
      return Gemini.invalid("You can only set only one of thinking budget and thinking level.");
    }
    boolean newer = model.startsWith("gemini-3");
    if (newer && thinking.has("thinkingBudget")) {
      return Gemini.invalid("Thinking budget is not supported for this model.");
    }
    if (!newer && thinking.has("thinkingLevel")) {
      return Gemini.invalid("Thinking level is not supported for this model.");
    }
    for (JsonNode part : body.path("contents").findValues("parts")) {
      for (JsonNode each : part) {
        if (newer && each.has("functionCall") && !each.has("thoughtSignature")) {
          return Gemini.invalid(
              "Function call is missing a thought_signature in functionCall parts.");
        }
      }
    }
    return null;
  }

  private static Reply unsupported(String message) {
    return Errors.invalid(message, null, "unsupported_parameter");
  }

  private static Reply refused(Vendor vendor, String message) {
    return vendor instanceof Anthropic ? Anthropic.invalid(message) : vendor.error(400);
  }

  private ModelRules() {}
}
