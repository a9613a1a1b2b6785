/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.downgrade;

import dev.parsimony.exchange.Endpoint;

/** How a key is sent. */
enum KeyForm {
  BEARER("bearer", "Authorization", "Bearer "),
  API_KEY("api-key", "api-key", ""),
  X_API_KEY("x-api-key", "x-api-key", "");

  private final String label;
  private final String header;
  private final String before;

  KeyForm(String label, String header, String before) {
    this.label = label;
    this.header = header;
    this.before = before;
  }

  /** What the provider of a format expects. */
  static KeyForm of(String dialect) {
    return dialect.startsWith("anthropic.") ? X_API_KEY : BEARER;
  }

  String label() {
    return label;
  }

  Endpoint.Credential with(String key) {
    return new Endpoint.Credential(header, before + key);
  }
}
