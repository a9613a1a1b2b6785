/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.urlconnection;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;

/** Passes a request's body on at once, and notes it down. */
final class NotingStream extends FilterOutputStream {

  private final Upload upload;

  NotingStream(OutputStream original, Upload upload) {
    super(original);
    this.upload = upload;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) throws IOException {
    out.write(source, offset, length);
    if (!upload.note(source, offset, length)) {
      upload.giveUp();
    }
  }

  @Override
  public void close() throws IOException {
    out.close();
  }
}
