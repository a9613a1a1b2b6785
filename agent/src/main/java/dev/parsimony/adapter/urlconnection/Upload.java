/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.urlconnection;

import dev.parsimony.engine.Guard;
import java.io.ByteArrayOutputStream;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of one request on its way. Knows nothing of its connection, so that it goes when the
 * connection goes.
 */
final class Upload {

  private static final int MOST_BYTES = 8 << 20;

  private final ByteArrayOutputStream bytes;
  private final boolean held;
  private final boolean ofTheConnection;
  private final Map<String, List<String>> headers;
  private @Nullable Tls tls;
  private boolean closed;
  private boolean left;
  private boolean asked;
  private boolean givenUp;
  private @Nullable Throwable failure;

  private Upload(
      ByteArrayOutputStream bytes,
      boolean held,
      boolean ofTheConnection,
      Map<String, List<String>> headers) {
    this.bytes = bytes;
    this.held = held;
    this.ofTheConnection = ofTheConnection;
    this.headers = headers;
  }

  /** One that is kept until the application asks for the reply. */
  static Upload held(Map<String, List<String>> headers) {
    return new Upload(new ByteArrayOutputStream(), true, false, headers);
  }

  /** One that the connection keeps, and sends when it is asked for the reply. */
  static Upload kept(ByteArrayOutputStream byConnection, Map<String, List<String>> headers) {
    return new Upload(byConnection, false, true, headers);
  }

  /** One that the connection sends at once. */
  static Upload sent(Map<String, List<String>> headers) {
    return new Upload(new ByteArrayOutputStream(), false, false, headers);
  }

  /** Whether it has not been given to the connection yet. */
  boolean isHeld() {
    return held;
  }

  /** Whether the connection has been given what was held, or is about to be. */
  boolean hasLeft() {
    return left;
  }

  /** What is held goes to the connection. */
  byte[] leave() {
    left = true;
    return body();
  }

  Map<String, List<String>> headers() {
    return headers;
  }

  /** How the connection secures itself; null for one that does not. */
  @Nullable Tls tls() {
    return tls;
  }

  /** The same for a connection that secures itself so. */
  Upload over(@Nullable Tls secured) {
    tls = secured;
    return this;
  }

  byte[] body() {
    return bytes.toByteArray();
  }

  boolean isClosed() {
    return closed;
  }

  /** The application has written all of it. */
  void close() {
    closed = true;
  }

  /** The reply is asked for; false where it was before. */
  boolean ask() {
    boolean first = !asked;
    asked = true;
    return first;
  }

  /** Notes some more bytes down; false when they are too many, or cannot be noted. */
  boolean note(byte[] source, int offset, int length) {
    return !givenUp
        && (long) bytes.size() + length <= MOST_BYTES
        && Guard.run("noting of the request", () -> bytes.write(source, offset, length));
  }

  /** Leaves it to the connection alone. */
  byte[] giveUp() {
    byte[] soFar = body();
    givenUp = true;
    if (!ofTheConnection) {
      bytes.reset();
    }
    return soFar;
  }

  boolean isGivenUp() {
    return givenUp;
  }

  /** What the sending ended with, for an application that asks again. */
  @Nullable Throwable failure() {
    return failure;
  }

  void failed(Throwable cause) {
    failure = cause;
  }
}
