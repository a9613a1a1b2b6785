/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpResponse;

/**
 * The body of a provider's response, asked for when somebody wants it. Closing it closes the body
 * alone, until the application closes the response: then that is closed, which each transport does
 * in its own way.
 */
final class ReplyBody extends InputStream {

  private final ClientHttpResponse response;
  private @Nullable InputStream body;
  private boolean responseUnwanted;
  private boolean closed;
  private boolean responseClosed;

  ReplyBody(ClientHttpResponse response) {
    this.response = response;
  }

  /** Whether this is the body of a response. */
  boolean isOf(ClientHttpResponse other) {
    return response == other;
  }

  /** Asks for the body, and throws what the transport throws. */
  synchronized InputStream begin() throws IOException {
    InputStream begun = body;
    if (begun == null) {
      begun = response.getBody();
      body = begun;
    }
    return begun;
  }

  @Override
  public int read() throws IOException {
    return begin().read();
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    return begin().read(target, offset, length);
  }

  @Override
  public int available() throws IOException {
    return begin().available();
  }

  @Override
  public void close() throws IOException {
    InputStream begun;
    synchronized (this) {
      closed = true;
      begun = body;
    }
    if (begun != null && !isResponseUnwanted()) {
      begun.close();
    }
    closeResponse();
  }

  /**
   * The application closes the response.
   *
   * @param handed its copy of this body, which may not be the only one that is read
   */
  void closeWith(InputStream handed) throws IOException {
    synchronized (this) {
      responseUnwanted = true;
    }
    handed.close();
    closeResponse();
  }

  private synchronized boolean isResponseUnwanted() {
    return responseUnwanted;
  }

  private void closeResponse() {
    synchronized (this) {
      if (!closed || !responseUnwanted || responseClosed) {
        return;
      }
      responseClosed = true;
    }
    response.close();
  }
}
