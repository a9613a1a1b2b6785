/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import dev.parsimony.dialect.wire.OtherTexts;
import dev.parsimony.exchange.Part;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SettingsLookup;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes calls whose request has the form that several share. They are never sent. */
final class FormCall {

  /**
   * A call with other texts in its prompt, all else as the application wrote it.
   *
   * @param parts whose texts these are
   * @param form what the form is: under another one, the same request is another request
   */
  static PolicyCall of(PolicyCall call, List<Part> parts, List<String> texts, String form) {
    String treatment = form + " " + call.treatment();
    return new PolicyCall(
        call.origin(),
        OtherTexts.in(call.facts(), parts, texts),
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

  private FormCall() {}
}
