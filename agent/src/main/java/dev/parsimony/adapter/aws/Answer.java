/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import dev.parsimony.engine.Call;
import dev.parsimony.exchange.WireReply;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpFullResponse;

/** An answer of the agent's on its way to the SDK, in place of the provider's. */
final class Answer {

  private final WireReply reply;
  private final SdkHttpFullResponse response;
  private final InputStream body;
  private final Executor readers;

  private Answer(
      WireReply reply, SdkHttpFullResponse response, InputStream body, Executor readers) {
    this.reply = reply;
    this.response = response;
    this.body = body;
    this.readers = readers;
  }

  static Answer of(WireReply reply, Call call) {
    SdkHttpFullResponse response = SdkHeaders.response(reply.status(), reply.headers());
    return new Answer(reply, response, new ClosableBody(call.answered(reply)), call.readers());
  }

  /** What the next attempt gets: the same error once more, and after a good answer nothing. */
  @Nullable Answer next() {
    return reply.status() / 100 == 2
        ? null
        : new Answer(reply, response, new ClosableBody(reply.openBody()), readers);
  }

  SdkHttpFullResponse response() {
    return response;
  }

  /** Reading it may block while a joined call is still receiving; once closed, reading fails. */
  InputStream body() {
    return body;
  }

  /** Threads that may block. */
  Executor readers() {
    return readers;
  }

  /** A body whose reader is told of its close, also where the bytes are there. */
  private static final class ClosableBody extends InputStream {

    private final InputStream body;
    private volatile boolean closed;

    ClosableBody(InputStream body) {
      this.body = body;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (closed) {
        throw new IOException("closed");
      }
      return body.read(target, offset, length);
    }

    @Override
    public int available() throws IOException {
      return closed ? 0 : body.available();
    }

    @Override
    public void close() throws IOException {
      closed = true;
      body.close();
    }
  }
}
