/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import dev.parsimony.engine.Call;
import dev.parsimony.engine.Guard;
import dev.parsimony.engine.PushedReply;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse.ResponseInfo;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Hands the provider's reply to the application's body handler, and the engine a note of it. */
final class WatchedHandler<T> implements BodyHandler<T> {

  private final BodyHandler<T> application;
  private final Call call;
  private final Consumer<HeldReply> hold;

  /**
   * @param hold given a reply that the application does not get yet
   */
  WatchedHandler(BodyHandler<T> application, Call call, Consumer<HeldReply> hold) {
    this.application = application;
    this.call = call;
    this.hold = hold;
  }

  @Override
  public @Nullable BodySubscriber<T> apply(ResponseInfo reply) {
    if (Guard.call("look at the reply", () -> isRejected(reply), false)) {
      // The application never sees it: its own request is sent next.
      return BodySubscribers.replacing(null);
    }
    HeldReply held = Guard.orNull("look at the reply", () -> held(reply));
    if (held != null) {
      return held.subscriber();
    }
    BodySubscriber<T> own = application.apply(reply);
    BodySubscriber<T> watched = Guard.orNull("opening of the reply", () -> watched(reply, own));
    if (watched == null) {
      Guard.insist("release of the call", () -> call.unseen(reply), call.elsewhere());
    }
    return watched == null ? own : watched;
  }

  private boolean isRejected(ResponseInfo reply) {
    return call.isChanged() && reply.statusCode() >= 400;
  }

  private @Nullable HeldReply held(ResponseInfo reply) {
    boolean judged =
        call.isChanged() && call.judges(reply.statusCode(), new JdkHeaders(reply.headers()));
    if (!judged) {
      return null;
    }
    HeldReply held = new HeldReply(reply);
    hold.accept(held);
    return held;
  }

  private @Nullable BodySubscriber<T> watched(ResponseInfo reply, BodySubscriber<T> own) {
    PushedReply pushed = call.opened(reply.statusCode(), new JdkHeaders(reply.headers()), own);
    return pushed == null ? null : WatchedSubscriber.of(own, pushed);
  }
}
