/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

/** Who says a message. */
public enum Role {
  /** Instructions of the system or of the developer. */
  SYSTEM,
  USER,
  ASSISTANT,
  /** A tool, with what it found out. Some formats let the user say that. */
  TOOL
}
