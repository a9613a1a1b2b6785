/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.dialect.json.Uncacheable;
import dev.parsimony.exchange.Message;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Role;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Tells for which reason a call must stay with its model. */
final class CapabilityGate {

  /* Of OpenAI's form. Where every name has a date, nobody has chosen it. */
  private static final Pattern SNAPSHOT =
      Pattern.compile(".*-\\d{4}-\\d{2}-\\d{2}|(.*/)?gpt-.*-\\d{4}(-preview)?");

  /** What holds whatever the target is; null for nothing. */
  static @Nullable String binding(RequestFacts facts, DowngradeSettings settings) {
    for (String reason : facts.uncacheable()) {
      boolean stored = reason.equals(Uncacheable.STORED) && settings.stored();
      if (!stored && !reason.equals(Uncacheable.IMAGE_BY_URL)) {
        return reason;
      }
    }
    if (facts.parameter(Parameter.SEED) != null) {
      return "seed";
    }
    return SNAPSHOT.matcher(facts.model()).matches() && !settings.pinned() ? "pinned" : null;
  }

  /** What the target lacks; null for nothing. */
  static @Nullable String lack(Move move, Shape shape) {
    if (move.anyMessage(Message::isBound)) {
      return "bound_conversation";
    }
    if (shape.wantsLogprobs(move)) {
      return "logprobs";
    }
    String lack = lackOfTools(move, shape);
    return lack == null ? lackOfForm(move, shape) : lack;
  }

  private static @Nullable String lackOfTools(Move move, Shape shape) {
    Capabilities target = move.target();
    boolean called = move.anyMessage(message -> message.role() == Role.TOOL);
    if ((move.facts().tools() || called) && !target.has(Trait.TOOLS)) {
      return "no_tools";
    }
    if (shape.forcesTool(move) && !target.has(Trait.FORCED_TOOLS)) {
      return "no_forced_tool";
    }
    return called && target.has(Trait.SIGNED_CALLS) ? "unsigned_calls" : null;
  }

  private static @Nullable String lackOfForm(Move move, Shape shape) {
    Capabilities target = move.target();
    if (move.anyPart(Part.Kind.MEDIA) && !target.has(Trait.VISION)) {
      return "no_vision";
    }
    if (shape.speaks(move) && !target.has(Trait.AUDIO)) {
      return "no_audio";
    }
    boolean schema = shape.wantsSchema(move);
    if (schema && !target.has(Trait.SCHEMA)) {
      return "no_schema";
    }
    Object output = move.facts().parameter(Parameter.OUTPUT_TYPE);
    if ("json".equals(output) && !schema && !target.has(Trait.JSON)) {
      return "no_json";
    }
    if (move.lastRole() == Role.ASSISTANT && !target.has(Trait.PREFILL)) {
      return "no_prefill";
    }
    boolean stops = move.facts().parameter(Parameter.STOP_SEQUENCES) != null;
    if (stops && !target.has(Trait.STOP)) {
      return "no_stop";
    }
    boolean flex = "flex".equals(move.facts().parameter(Parameter.SERVICE_TIER));
    return flex && !target.has(Trait.FLEX) ? "no_flex" : null;
  }

  private CapabilityGate() {}
}
