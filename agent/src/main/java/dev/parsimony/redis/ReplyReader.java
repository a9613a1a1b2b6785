/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.ProtocolException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads replies, each bounded: what a length says is not believed further than that. A reply is a
 * byte array, a Long, a list of replies, or null; an error within a list stays in it.
 */
final class ReplyReader {

  private static final int LONGEST_LINE = 4_096;
  private static final int DEEPEST = 6;

  private final InputStream in;
  private final int most;
  private int left;

  /**
   * @param most the bytes and parts that a reply may have
   */
  ReplyReader(InputStream in, int most) {
    this.in = in;
    this.most = most;
  }

  @Nullable Object read() throws IOException {
    Object reply = readAny();
    if (reply instanceof RedisErrorException) {
      throw (RedisErrorException) reply;
    }
    return reply;
  }

  /** The same, with an error as what it is. */
  @Nullable Object readAny() throws IOException {
    left = most;
    return part(0);
  }

  private @Nullable Object part(int depth) throws IOException {
    spend(1);
    int type = in.read();
    switch (type) {
      case '+':
        return line().getBytes(StandardCharsets.ISO_8859_1);
      case '-':
        return new RedisErrorException(line());
      case ':':
        return number();
      case '$':
        return bulk();
      case '*':
        return list(depth);
      case -1:
        throw new EOFException("the server has closed the connection");
      default:
        throw new ProtocolException("not a reply of Redis");
    }
  }

  private byte @Nullable [] bulk() throws IOException {
    long length = number();
    if (length == -1) {
      return null;
    }
    spend(length);
    byte[] bytes = new byte[(int) length];
    int at = 0;
    while (at < bytes.length) {
      int read = in.read(bytes, at, bytes.length - at);
      if (read < 0) {
        throw new EOFException("cut off");
      }
      at += read;
    }
    if (in.read() != '\r' || in.read() != '\n') {
      throw new ProtocolException("a length that is wrong");
    }
    return bytes;
  }

  private @Nullable List<@Nullable Object> list(int depth) throws IOException {
    long length = number();
    if (length == -1) {
      return null;
    }
    if (depth == DEEPEST) {
      throw new ProtocolException("lists within lists");
    }
    spend(length);
    List<@Nullable Object> parts = new ArrayList<>();
    for (long i = 0; i < length; i++) {
      parts.add(part(depth + 1));
    }
    return parts;
  }

  private long number() throws IOException {
    String line = line();
    try {
      return Long.parseLong(line);
    } catch (NumberFormatException e) {
      throw new ProtocolException("not a number");
    }
  }

  private String line() throws IOException {
    StringBuilder line = new StringBuilder();
    int next = in.read();
    while (next != '\r') {
      if (next < 0 || line.length() == LONGEST_LINE) {
        throw next < 0 ? new EOFException("cut off") : new ProtocolException("an endless line");
      }
      line.append((char) next);
      next = in.read();
    }
    if (in.read() != '\n') {
      throw new ProtocolException("half an end of a line");
    }
    return line.toString();
  }

  private void spend(long count) throws IOException {
    if (count < 0 || count > left) {
      throw new ProtocolException("a reply that is too large");
    }
    left -= (int) count;
  }
}
