/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import java.util.regex.Pattern;

/** The tokens below which a provider caches nothing of a prompt, by the names of models. */
final class LeastTokens {

  private static final Pattern FEW = Pattern.compile(".*claude-(opus-5|fable-5)(?![0-9]).*");
  private static final Pattern MANY =
      Pattern.compile(".*claude-(haiku-[4-9]|opus-4-[567])(?![0-9]).*");

  static long of(String model) {
    if (FEW.matcher(model).matches()) {
      return 512;
    }
    return MANY.matcher(model).matches() ? 4_096 : 1_024;
  }

  private LeastTokens() {}
}
