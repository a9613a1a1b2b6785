/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.util.Objects.requireNonNull;

import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.policy.LiveReply;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Notes down a reply's body while a transport pushes it to the application: the counterpart of
 * {@link ReplyTap} for transports that cannot be read from. Told of all that passes by, in order.
 */
public final class PushedReply implements LiveReply {

  private static final Runnable NOT_YET = () -> {};

  private final int status;
  private final WireHeaders headers;
  private final boolean stream;
  private final ReplyLog log;
  private final Call call;
  private final Executor readers;
  private final AtomicBoolean received = new AtomicBoolean();
  private volatile Runnable receiving = NOT_YET;

  PushedReply(int status, WireHeaders headers, boolean stream, ReplyLog log, Call call) {
    this.status = status;
    this.headers = requireNonNull(headers, "headers is null");
    this.stream = stream;
    this.log = log;
    this.call = call;
    this.readers = call.readers();
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
    return stream;
  }

  /**
   * Says how the reply is received to its end whatever the application does with it.
   *
   * @param receiveAll may push to the application, and may be done more than once: at once where
   *     somebody follows already, later on a thread of the agent, since who follows then is held up
   *     by nobody
   */
  public void onReceive(Runnable receiveAll) {
    receiving = requireNonNull(receiveAll, "receiveAll is null");
    if (log.isFollowed()) {
      receiveAll.run();
    }
  }

  @Override
  public boolean receive() {
    if (!log.follow()) {
      return false;
    }
    Runnable receiveAll = receiving;
    if (receiveAll != NOT_YET && received.compareAndSet(false, true)) {
      readers.execute(receiveAll);
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

  /** Bytes come by; the buffer stays as it is. */
  public void received(ByteBuffer bytes) {
    byte[] copy = new byte[bytes.remaining()];
    bytes.duplicate().get(copy);
    if (!Guard.run("noting of the reply", () -> call.received(log, copy, 0, copy.length))) {
      missed();
    }
  }

  /** Bytes came by that could not be noted: what there is of the reply is not the whole of it. */
  public void missed() {
    Guard.run("end of the noting", log::drop);
  }

  /** The reply came to its end. */
  public void completed() {
    Guard.insist("end of the reply", () -> call.completed(log), call.elsewhere());
  }

  /** The reply broke off. */
  public void failed(Throwable cause) {
    Guard.insist("break of the reply", () -> call.cutOff(log, cause), call.elsewhere());
  }

  /**
   * The application cancelled its copy, or dropped it.
   *
   * @return whether the transport is to be cancelled too: nobody else receives the reply
   */
  public boolean cancelled() {
    if (!Guard.call("release of the reply", log::release, true)) {
      return false;
    }
    Guard.insist("close of the reply", () -> call.completed(log), call.elsewhere());
    return true;
  }
}
