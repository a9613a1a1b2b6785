/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import java.util.Locale;

/** Something that a model can do or takes. */
enum Trait {
  TOOLS,
  /** Takes a choice of tool that forces a call. */
  FORCED_TOOLS,
  /** Calls tools over chat completions whatever its reasoning effort is. */
  CHAT_TOOLS,
  VISION,
  /** Hears what is said as sound, where a format has a part of its own for it. */
  AUDIO,
  /** JSON of no schema. */
  JSON,
  SCHEMA,
  /** Goes on with a message of the assistant that was begun. */
  PREFILL,
  STOP,
  /** Takes temperature, top_p and penalties. */
  SAMPLING,
  /** Takes them with the reasoning effort none alone. */
  SAMPLING_AT_NONE,
  /** Takes temperature and top_p together. */
  BOTH_SAMPLING,
  /** Thinks before it answers, or can be made to. */
  REASONING,
  /** Takes a budget of tokens to think. */
  BUDGET,
  /** Thinks as much as it finds right, by an effort. */
  ADAPTIVE,
  /** Thinks, whatever the request says. */
  ALWAYS_THINKS,
  /** Takes a level of thinking in place of a budget. */
  LEVEL,
  /** Wants its own signatures back with the calls of a conversation. */
  SIGNED_CALLS,
  /** Is sold at the flex tier. */
  FLEX,
  /** Takes documents in messages of the assistant. */
  ASSISTANT_DOCUMENTS;

  /** As the table and the rules write it. */
  String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
