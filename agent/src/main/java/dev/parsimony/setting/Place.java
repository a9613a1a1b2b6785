/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import org.jspecify.annotations.Nullable;

/** Where a section stands: its full key in the file, and the key that overrides go by. */
final class Place {

  static final Place ROOT = new Place("", "");

  private final String key;
  private final @Nullable String overrideKey;

  private Place(String key, @Nullable String overrideKey) {
    this.key = key;
    this.overrideKey = overrideKey;
  }

  Place in(String child) {
    return new Place(join(key, child), overrideKey == null ? null : join(overrideKey, child));
  }

  /** An item of a repeated section; without a label no override reaches it. */
  Place item(int index, @Nullable String label) {
    boolean reachable = label != null && overrideKey != null;
    return new Place(key + "[" + index + "]", reachable ? overrideKey + "." + label : null);
  }

  String key() {
    return key;
  }

  /** The key that overrides go by; null when there are none here. */
  @Nullable String overrideKey() {
    return overrideKey;
  }

  private static String join(String parent, String child) {
    return parent.isEmpty() ? child : parent + "." + child;
  }
}
