/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import dev.parsimony.exchange.Assignment;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds the settings of a policy for one call, under one snapshot of the configuration. */
public interface SettingsLookup {

  /**
   * The settings of the first rule that matches the call, sets them and is rolled out to it, be
   * they an explicit no; null for none.
   */
  <S> @Nullable S find(Class<S> type);

  /** The arms in which the rollouts put this call, as far as it was looked up. */
  default List<Assignment> assignments() {
    return Collections.emptyList();
  }

  /**
   * What the policies in force for the call may make of its request, as text: equal requests under
   * another treatment are other requests.
   */
  default String treatment() {
    return "";
  }
}
