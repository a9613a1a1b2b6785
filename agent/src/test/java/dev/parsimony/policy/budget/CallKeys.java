/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import dev.parsimony.policy.CallKey;
import dev.parsimony.setting.Node;
import dev.parsimony.setting.Origin;

/** Keys of calls as they are written. */
final class CallKeys {

  static CallKey of(String text) {
    try {
      return CallKey.KIND.read(Node.text(text, Origin.FILE));
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  private CallKeys() {}
}
