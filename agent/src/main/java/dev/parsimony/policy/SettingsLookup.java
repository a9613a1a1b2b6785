/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import org.jspecify.annotations.Nullable;

/** Finds the settings of a policy for one call, under one snapshot of the configuration. */
public interface SettingsLookup {

  /**
   * The settings of the first rule that matches the call and sets them, be they an explicit no;
   * null for none.
   */
  <S> @Nullable S find(Class<S> type);
}
