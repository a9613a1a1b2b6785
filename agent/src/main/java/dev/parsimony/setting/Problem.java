/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

/** One thing that is wrong with a configuration. */
public final class Problem {

  private final Origin origin;
  private final String key;
  private final String message;

  /**
   * @param key the full key, such as {@code rules[0].cache.ttl}; empty for the file itself
   */
  public Problem(Origin origin, String key, String message) {
    this.origin = origin;
    this.key = key;
    this.message = message;
  }

  /** The problem on one line. */
  public String in(String file) {
    String place = (file + " " + origin).trim();
    return (place.isEmpty() ? "" : place + ": ") + (key.isEmpty() ? "" : key + ": ") + message;
  }

  @Override
  public String toString() {
    return in("");
  }
}
