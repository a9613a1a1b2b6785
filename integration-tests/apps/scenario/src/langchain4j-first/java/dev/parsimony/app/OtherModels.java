/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

/** The providers beside OpenAI, which are tried with the newest version only. */
final class OtherModels {

  static Models of(String provider, ModelOptions options) {
    throw new IllegalArgumentException(provider + " in " + options.endpoint);
  }

  private OtherModels() {}
}
