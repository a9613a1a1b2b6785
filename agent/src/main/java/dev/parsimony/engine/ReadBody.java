/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import org.jspecify.annotations.Nullable;

/** The beginning of a reply's body, mostly all of it, read before the application gets it. */
public final class ReadBody {

  private static final int MOST = 4 << 20;
  private static final int MOST_OF_SEVERAL = 64 << 20;

  private final byte[] bytes;
  private final boolean whole;
  private final @Nullable Throwable failure;

  private ReadBody(byte[] bytes, boolean whole, @Nullable Throwable failure) {
    this.bytes = bytes;
    this.whole = whole;
    this.failure = failure;
  }

  /** Reads a body; at most so much of it as is ever judged. */
  public static ReadBody of(InputStream body) {
    return of(body, MOST);
  }

  /** Reads the answer to several calls. */
  public static ReadBody ofSeveral(InputStream body) {
    return of(body, MOST_OF_SEVERAL);
  }

  private static ReadBody of(InputStream body, int most) {
    ByteArrayOutputStream read = new ByteArrayOutputStream(4096);
    byte[] buffer = new byte[8192];
    try {
      int count = body.read(buffer);
      while (count >= 0 && read.size() < most) {
        read.write(buffer, 0, count);
        count = read.size() < most ? body.read(buffer) : 0;
      }
      return new ReadBody(read.toByteArray(), count < 0, null);
    } catch (IOException | RuntimeException ofTheReply) {
      return new ReadBody(read.toByteArray(), false, ofTheReply);
    }
  }

  byte[] bytes() {
    return bytes;
  }

  boolean isWhole() {
    return whole;
  }

  /** Whether the reading failed. */
  boolean isBroken() {
    return failure != null;
  }

  /** The whole body again: what was read, and what follows. */
  InputStream before(InputStream rest) {
    InputStream following = failure == null ? rest : new Broken(rest, failure);
    InputStream all = new SequenceInputStream(new ByteArrayInputStream(bytes), following);
    return new FilterInputStream(all) {
      @Override
      public void close() throws IOException {
        rest.close();
      }
    };
  }

  /** What follows where the body broke off. */
  private static final class Broken extends FilterInputStream {

    private final Throwable failure;

    Broken(InputStream rest, Throwable failure) {
      super(rest);
      this.failure = failure;
    }

    @Override
    public int read() throws IOException {
      if (failure instanceof IOException) {
        throw (IOException) failure;
      }
      throw (RuntimeException) failure;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return read();
    }
  }
}
