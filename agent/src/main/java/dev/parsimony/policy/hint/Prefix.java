/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

/** The beginning of a prompt up to the end of one of its stretches. Immutable. */
final class Prefix {

  private final Stretch last;
  private final PrefixKey key;
  private final long tokens;
  private final int blocks;

  /**
   * @param last the stretch that it ends with
   * @param tokens of all of it, by a rough count
   * @param blocks of all of it
   */
  Prefix(Stretch last, PrefixKey key, long tokens, int blocks) {
    this.last = last;
    this.key = key;
    this.tokens = tokens;
    this.blocks = blocks;
  }

  Stretch last() {
    return last;
  }

  PrefixKey key() {
    return key;
  }

  long tokens() {
    return tokens;
  }

  int blocks() {
    return blocks;
  }
}
