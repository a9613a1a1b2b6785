/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

/** Where a value was written. */
public final class Origin {

  /** The value was written nowhere. */
  public static final Origin DEFAULT = new Origin("default");

  /** The file as a whole. */
  public static final Origin FILE = new Origin("");

  private final String place;

  private Origin(String place) {
    this.place = place;
  }

  public static Origin line(int number) {
    return new Origin("line " + number);
  }

  static Origin property(String name) {
    return new Origin("property -D" + name);
  }

  static Origin variable(String name) {
    return new Origin("environment " + name);
  }

  /** The place in words, such as {@code line 12}. */
  @Override
  public String toString() {
    return place;
  }
}
