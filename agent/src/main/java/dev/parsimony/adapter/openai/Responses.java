/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import com.openai.errors.OpenAIIoException;

/**
 * Closes responses and their bodies: in the oldest versions that could throw a checked exception.
 */
final class Responses {

  static void close(AutoCloseable response) {
    try {
      response.close();
    } catch (RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new OpenAIIoException("Closing failed", e);
    }
  }

  private Responses() {}
}
