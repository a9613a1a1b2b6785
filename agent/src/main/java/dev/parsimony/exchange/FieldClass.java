/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

/** What a field of a request means for the identity of its answer. */
public enum FieldClass {
  /** Part of the key: another value may get another answer. Unknown fields are keys too. */
  KEY,
  /** Cannot change the answer's content. */
  IGNORED,
  /** Its presence, or some of its values, mean that the answer must not be reused. */
  UNCACHEABLE
}
