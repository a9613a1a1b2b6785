/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.policy.cache.level.EntryLabel;

/** One of two calls that are held against each other. Immutable. */
final class Explained {

  private final String name;
  private final EntryLabel label;
  private final boolean tellsUrl;
  private final boolean tellsHeaders;

  /**
   * @param tellsUrl whether its URL is known
   * @param tellsHeaders whether its headers are, and with them whose call it is
   */
  Explained(String name, EntryLabel label, boolean tellsUrl, boolean tellsHeaders) {
    this.name = name;
    this.label = label;
    this.tellsUrl = tellsUrl;
    this.tellsHeaders = tellsHeaders;
  }

  String name() {
    return name;
  }

  EntryLabel label() {
    return label;
  }

  /** Whether anything is known of a field. */
  boolean tells(String field) {
    if (field.equals("treatment")) {
      return tellsUrl && tellsHeaders && !label.rule().isEmpty();
    }
    return field.equals("address")
        ? tellsUrl
        : tellsHeaders || !(field.equals("tenant") || field.startsWith("header "));
  }

  /**
   * Whether both tell of their tenants in one way: the file of a request shows a credential, and
   * not the partition that a rule would put it in.
   */
  boolean isTenantLike(Explained other) {
    boolean bothStored = !label.rule().isEmpty() && !other.label.rule().isEmpty();
    return bothStored || (isOfCredential() && other.isOfCredential());
  }

  private boolean isOfCredential() {
    return label.tenant().matches("[0-9a-f]{12}");
  }
}
