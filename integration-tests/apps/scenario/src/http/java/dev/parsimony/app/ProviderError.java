/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.io.IOException;

/** The provider answered with an error. */
final class ProviderError extends IOException {

  private static final long serialVersionUID = 1L;

  final int status;
  final String body;

  ProviderError(int status, String body) {
    super("status " + status);
    this.status = status;
    this.body = body;
  }
}
