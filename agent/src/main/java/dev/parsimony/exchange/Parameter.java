/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

/** A request parameter that telemetry and policies know by the same name in every dialect. */
public enum Parameter {
  /** Double. */
  TEMPERATURE,
  /** Double. */
  TOP_P,
  /** Double. */
  TOP_K,
  /** Double. */
  FREQUENCY_PENALTY,
  /** Double. */
  PRESENCE_PENALTY,
  /** Long. */
  MAX_TOKENS,
  /** Long. */
  SEED,
  /** Long: how many answers are asked for. */
  CHOICE_COUNT,
  /** Long: the size of an embedding. */
  DIMENSIONS,
  /** List of String. */
  STOP_SEQUENCES,
  /** List of String. */
  ENCODING_FORMATS,
  /** String: text, json, image or speech. */
  OUTPUT_TYPE,
  /** String, as sent. */
  SERVICE_TIER,
  /** String: the provider's own conversation. */
  CONVERSATION_ID,
  /** String: what the provider is to have prompt and answer checked by. */
  GUARDRAIL_ID
}
