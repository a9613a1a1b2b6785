/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.complexity.OwnWeights;
import dev.parsimony.setting.Values;
import java.io.IOException;
import java.util.Collections;
import java.util.List;

/** Looks whether the weights of complexity can be had from the file that is named for them. */
final class ComplexityFile {

  /** A warning where they cannot: the calls are scored all the same. */
  static List<String> unusable(Values file) {
    String path = file.in(GeneralSettings.COMPLEXITY).find(GeneralSettings.COMPLEXITY_WEIGHTS);
    try {
      if (path != null) {
        OwnWeights.read(path);
      }
      return Collections.emptyList();
    } catch (IOException unusable) {
      return Collections.singletonList(
          "complexity.weights: "
              + path
              + ": "
              + unusable.getMessage()
              + "; going on with the weights of the agent");
    }
  }

  private ComplexityFile() {}
}
