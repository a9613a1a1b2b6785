/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.util.Objects.requireNonNull;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.policy.LiveReply;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Notes down a reply's body while it is read.
 *
 * <p>As long as nobody else needs it, the application's own reads drive the provider's stream, and
 * its close ends it, exactly as without the agent. Once somebody does, a thread of the agent drives
 * it to the end, and the application becomes one reader among others: what it does with its copy,
 * closing, dropping or being interrupted included, no longer matters to the rest.
 */
final class ReplyTap implements LiveReply {

  private final int status;
  private final WireHeaders headers;
  private final boolean eventStream;
  private final InputStream upstream;
  private final ReplyLog log;
  private final Call call;
  private final Executor readers;
  private final ReentrantLock driving = new ReentrantLock();
  private volatile boolean driven;
  private volatile @Nullable InputStream ownCopy;
  private volatile @Nullable Throwable broken;

  ReplyTap(
      int status,
      WireHeaders headers,
      boolean eventStream,
      InputStream upstream,
      ReplyLog log,
      Call call,
      Executor readers) {
    this.status = status;
    this.headers = headers;
    this.eventStream = eventStream;
    this.upstream = requireNonNull(upstream, "upstream is null");
    this.log = log;
    this.call = call;
    this.readers = readers;
  }

  @Override
  public int status() {
    return status;
  }

  @Override
  public WireHeaders headers() {
    return headers;
  }

  @Override
  public boolean stream() {
    return eventStream;
  }

  @Override
  public boolean receive() {
    if (!log.follow()) {
      return false;
    }
    if (!driven) {
      readers.execute(this::drive);
      driven = true;
    }
    return true;
  }

  @Override
  public InputStream readAlong() {
    if (!receive()) {
      throw new IllegalStateException("the reply can no longer be shared");
    }
    return new LogReader(log, 0);
  }

  /** A read of the application. */
  int read(byte[] target, int offset, int length) throws IOException {
    InputStream copy = ownCopy;
    if (copy == null) {
      driving.lock();
      try {
        copy = ownCopy;
        if (copy == null) {
          return readUpstream(target, offset, length);
        }
      } finally {
        driving.unlock();
      }
    }
    return copy.read(target, offset, length);
  }

  /** Whether an exception is the reply's own, for the application to see. */
  boolean isOfTheReply(Throwable failure) {
    return failure == broken || failure instanceof IOException;
  }

  int available() throws IOException {
    InputStream copy = ownCopy;
    return copy != null ? copy.available() : upstream.available();
  }

  /** Closes the application's copy, and the provider's stream unless others still read it. */
  void close() throws IOException {
    if (Guard.call("release of the reply", log::release, ownCopy == null)) {
      try {
        upstream.close();
      } catch (Throwable failure) {
        broken = failure;
        throw failure;
      } finally {
        tellOfTheClose();
      }
    } else {
      closeOwnCopy();
    }
  }

  /** The application dropped its copy unread. */
  void dropped() {
    if (Guard.call("release of the reply", log::release, ownCopy == null)) {
      tellOfTheClose();
    }
  }

  private void tellOfTheClose() {
    Guard.insist("close of the reply", () -> call.completed(log), call.elsewhere());
  }

  /* Until the driver has come to it, the application reads the provider's stream itself. */
  private void closeOwnCopy() throws IOException {
    InputStream copy = ownCopy;
    if (copy != null) {
      copy.close();
    }
  }

  private int readUpstream(byte[] target, int offset, int length) throws IOException {
    int count;
    try {
      count = upstream.read(target, offset, length);
    } catch (Throwable failure) {
      broken = failure;
      Guard.insist("break of the reply", () -> call.cutOff(log, failure), call.elsewhere());
      throw failure;
    }
    if (count > 0) {
      note(target, offset, count);
    } else if (count < 0) {
      Guard.insist("end of the reply", () -> call.completed(log), call.elsewhere());
    }
    return count;
  }

  /* Twice if need be: those who read along have nobody else to get the bytes from. */
  private void note(byte[] source, int offset, int length) {
    Guard.Step noting = () -> call.received(log, source, offset, length);
    for (int tries = 0; tries < 2; tries++) {
      if (Guard.run("noting of the reply", noting)) {
        return;
      }
    }
    Guard.run("end of the noting", log::drop);
  }

  private void drive() {
    try {
      driveToTheEnd();
    } catch (Throwable failure) {
      SuppressedFailures.record("start of a reader", failure);
      driveToTheEnd();
    }
  }

  /* Runs on a thread of the agent; the second of two finds the work done. */
  private void driveToTheEnd() {
    driving.lock();
    try {
      if (ownCopy != null) {
        return;
      }
      ownCopy = new LogReader(log, log.size());
    } finally {
      driving.unlock();
    }
    byte[] buffer = new byte[8192];
    try (InputStream closing = upstream) {
      while (readOn(buffer) >= 0) {
        // What was read is in the log.
      }
    } catch (Throwable failure) {
      // What the provider's stream throws has been noted by then; this is for all else.
      call.cutOff(log, failure);
    }
  }

  private int readOn(byte[] buffer) throws IOException {
    try {
      return readUpstream(buffer, 0, buffer.length);
    } catch (Throwable failure) {
      if (isOfTheReply(failure)) {
        throw failure;
      }
      SuppressedFailures.record("reading of the reply", failure);
      return readUpstream(buffer, 0, buffer.length);
    }
  }
}
