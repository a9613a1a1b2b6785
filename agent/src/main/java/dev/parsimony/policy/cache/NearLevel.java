/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

/** A level at which calls find answers to others that are not the very same. */
enum NearLevel {
  /** They ask for the same in other words. */
  NORMALISED("normalised"),
  /** They have other values in the slots of a template. */
  TEMPLATE("template");

  private final String label;

  NearLevel(String label) {
    this.label = label;
  }

  /** The name in telemetry and in headers. */
  String label() {
    return label;
  }
}
