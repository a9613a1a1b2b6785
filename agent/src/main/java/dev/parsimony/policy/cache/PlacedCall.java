/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SettingsLookup;
import org.jspecify.annotations.Nullable;

/**
 * A call that has several answers, as one that has one of them. Never sent: other stores than that
 * in memory know it by this.
 */
final class PlacedCall {

  /**
   * @param place that of the answer, from 0; the first is that of the call itself
   */
  static PolicyCall of(PolicyCall call, int place) {
    return place == 0 ? call : placed(call, "answer " + place + " " + call.treatment());
  }

  private static PolicyCall placed(PolicyCall call, String treatment) {
    return new PolicyCall(
        call.origin(),
        call.facts(),
        new SettingsLookup() {
          @Override
          public <S> @Nullable S find(Class<S> type) {
            return call.settings(type);
          }

          @Override
          public String treatment() {
            return treatment;
          }
        });
  }

  private PlacedCall() {}
}
