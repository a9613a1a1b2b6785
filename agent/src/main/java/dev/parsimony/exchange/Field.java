/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

/** Where one top-level field stands in a JSON body: its name, and the byte range of its value. */
public final class Field {

  private final String name;
  private final int start;
  private final int end;

  /**
   * @param start the first byte of the value
   * @param end the byte after its last
   */
  public Field(String name, int start, int end) {
    this.name = name;
    this.start = start;
    this.end = end;
  }

  public String name() {
    return name;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }
}
