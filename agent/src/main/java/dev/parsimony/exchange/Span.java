/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

/** A stretch of a body, in bytes. */
public final class Span {

  private final int start;
  private final int end;

  /**
   * @param start the first byte
   * @param end the byte after the last
   */
  public Span(int start, int end) {
    this.start = start;
    this.end = end;
  }

  public int start() {
    return start;
  }

  public int end() {
    return end;
  }

  public int length() {
    return end - start;
  }
}
