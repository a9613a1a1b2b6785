/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import java.util.Locale;

/** Why a model stopped. */
enum Finish {
  STOP,
  LENGTH,
  CONTENT_FILTER,
  TOOL_CALLS,
  /** No reason is given: null on the wire. */
  UNSAID;

  /** The word on the wire of chat and legacy completions. */
  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
