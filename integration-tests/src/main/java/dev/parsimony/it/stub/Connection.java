/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One client's connection: reads its requests and writes the replies, one after another. */
final class Connection implements Runnable {

  private final Socket socket;
  private final ProviderStub stub;

  Connection(Socket socket, ProviderStub stub) {
    this.socket = socket;
    this.stub = stub;
  }

  @Override
  public void run() {
    try (socket) {
      socket.setTcpNoDelay(true);
      BufferedInputStream in = new BufferedInputStream(socket.getInputStream(), 16384);
      serve(in, new HttpReader(in));
    } catch (IOException clientHasGone) {
      // The request stays recorded; there is nobody left to answer.
    } finally {
      stub.forget(this);
    }
  }

  private void serve(BufferedInputStream in, HttpReader reader) throws IOException {
    ReplyWriter writer = new ReplyWriter(socket.getOutputStream(), c -> await(c, in));
    StubRequest request = reader.read();
    while (request != null) {
      Reply reply = stub.answer(request);
      try {
        writer.write(reply, Instant.now(), stub.requestsLeft());
      } catch (IOException e) {
        stub.abandoned();
        throw e;
      }
      request = next(reply, reader);
    }
  }

  private @Nullable StubRequest next(Reply reply, HttpReader reader) throws IOException {
    if (reply.ending() == Ending.COMPLETE) {
      return reader.read();
    }
    if (reply.ending() == Ending.RESET) {
      socket.setSoLinger(true, 0);
    }
    return null;
  }

  private void await(Pacing.Condition condition, BufferedInputStream in) throws IOException {
    try {
      while (!condition.await(5)) {
        if (hasLeft(in)) {
          throw new IOException("client has left");
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException();
    }
  }

  private boolean hasLeft(BufferedInputStream in) throws IOException {
    in.mark(1);
    socket.setSoTimeout(1);
    try {
      boolean ended = in.read() < 0;
      in.reset();
      return ended;
    } catch (SocketTimeoutException stillThere) {
      return false;
    } finally {
      socket.setSoTimeout(0);
    }
  }

  void close() {
    try {
      socket.close();
    } catch (IOException e) {
      // Closed is all it has to be.
    }
  }
}
