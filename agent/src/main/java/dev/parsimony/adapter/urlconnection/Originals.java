/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.urlconnection;

import dev.parsimony.adapter.Reentry;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;

/** Calls the woven methods so that their originals run. */
final class Originals {

  /** Where the connection itself takes the request's body. */
  static OutputStream outputStream(HttpURLConnection connection) throws IOException {
    Reentry.expect(connection);
    try {
      return connection.getOutputStream();
    } finally {
      Reentry.forget();
    }
  }

  private Originals() {}
}
