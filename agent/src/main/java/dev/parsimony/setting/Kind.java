/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import java.util.Map;

/**
 * What the values of a setting look like.
 *
 * @see Kinds
 */
public interface Kind<T> {

  /** The kind in words, such as {@code a duration}. */
  String name();

  /** The values that are taken, in words. */
  String allowed();

  /** Reads a value. */
  T read(Node node) throws InvalidValueException;

  /** The node that stands for a single line of text, as a property or variable gives it. */
  Node fromLine(String line, Origin origin);

  /** A value as YAML on one line; reading it gives the same value. */
  String format(T value);

  /** The JSON Schema of the values. */
  Map<String, Object> schema();
}
