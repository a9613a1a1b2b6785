/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.urlconnection;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import org.jspecify.annotations.Nullable;

/** Takes a request's body in the connection's place, as long as it is not too long. */
final class HeldStream extends OutputStream {

  private final HttpURLConnection connection;
  private final Upload upload;
  private @Nullable OutputStream own;

  HeldStream(HttpURLConnection connection, Upload upload) {
    this.connection = connection;
    this.upload = upload;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    if (upload.isClosed()) {
      return;
    }
    if (own == null && upload.note(source, offset, length)) {
      return;
    }
    if (own == null) {
      own = Originals.outputStream(connection);
      own.write(upload.giveUp());
    }
    own.write(source, offset, length);
  }

  @Override
  public void flush() throws IOException {
    if (own != null) {
      own.flush();
    }
  }

  @Override
  public void close() throws IOException {
    upload.close();
    if (own != null) {
      own.close();
    }
  }
}
