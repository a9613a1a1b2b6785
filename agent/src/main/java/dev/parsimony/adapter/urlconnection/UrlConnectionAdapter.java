/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.urlconnection;

import dev.parsimony.adapter.Adapter;
import dev.parsimony.adapter.AdapterTools;
import dev.parsimony.adapter.InterceptedCall;
import dev.parsimony.adapter.Reentry;
import dev.parsimony.engine.Guard;
import dev.parsimony.engine.OwnConnection;
import dev.parsimony.exchange.Delivery;
import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;
import javax.net.ssl.HttpsURLConnection;
import org.jspecify.annotations.Nullable;

/**
 * Takes over the calls to providers that an application makes with {@code HttpURLConnection}. The
 * call is made when the reply is asked for. Until then the agent keeps the request where a policy
 * may act; otherwise the connection takes it as always, and the agent notes it down.
 */
public final class UrlConnectionAdapter implements Adapter {

  private final Calls calls;
  private final Uploads begun;
  private final Map<HttpURLConnection, Upload> uploads =
      Collections.synchronizedMap(new WeakHashMap<>());

  public UrlConnectionAdapter(AdapterTools tools) {
    this.calls = new Calls(tools);
    this.begun = new Uploads(tools.engine());
  }

  @Override
  public @Nullable Object @Nullable [] call(
      String method, Object target, @Nullable Object[] arguments) {
    if (OwnConnection.isSending()) {
      return null;
    }
    if (target instanceof HttpsURLConnection) {
      begun.willBeOver((HttpsURLConnection) target);
      return null;
    }
    HttpURLConnection connection = (HttpURLConnection) target;
    State state = new State(arguments);
    if (Reentry.expected(connection)) {
      return null;
    }
    Upload upload = uploads.get(connection);
    if (method.equals("getInputStream")) {
      return upload == null ? null : reply(connection, upload, state);
    }
    return upload == null ? begin(connection, state) : again(connection, upload);
  }

  private @Nullable Object @Nullable [] begin(HttpURLConnection connection, State state) {
    boolean ours =
        !Reentry.within()
            && Guard.call(
                "look at a request", () -> calls.isOne(connection, state.headers()), false);
    return ours ? begun.begin(connection, state, upload -> uploads.put(connection, upload)) : null;
  }

  /* The application asks for the same stream once more. */
  private static @Nullable Object @Nullable [] again(HttpURLConnection connection, Upload upload) {
    return upload.isHeld()
        ? new @Nullable Object[] {new HeldStream(connection, upload), null}
        : null;
  }

  private @Nullable Object @Nullable [] reply(
      HttpURLConnection connection, Upload upload, State state) {
    Throwable failure = upload.failure();
    if (failure != null) {
      return new @Nullable Object[] {null, failure, null};
    }
    if (upload.isGivenUp() || !upload.ask()) {
      return null;
    }
    try {
      @Nullable Object[] outcome = made(connection, upload, state);
      return outcome == null ? without(connection, upload) : outcome;
    } finally {
      upload.giveUp();
    }
  }

  /* Null for a call that the agent has no part in, or no part in any more. */
  private @Nullable Object @Nullable [] made(
      HttpURLConnection connection, Upload upload, State state) {
    // Within another library's call it is that library's, however it was begun.
    InterceptedCall<?, ?> call =
        Reentry.within()
            ? null
            : Guard.orNull("opening of the call", () -> calls.open(connection, upload, state));
    @Nullable Object[] outcome = call == null ? null : call.run(Delivery.BLOCKING);
    return outcome == null
        ? null
        : Guard.orNull("handing over of the reply", () -> told(outcome, upload));
  }

  private static @Nullable Object[] told(@Nullable Object[] outcome, Upload upload) {
    Throwable thrown = (Throwable) outcome[1];
    if (thrown != null && upload.isHeld()) {
      upload.failed(thrown);
    }
    Reply reply = (Reply) outcome[0];
    return reply == null ? new @Nullable Object[] {null, thrown, null} : reply.outcome();
  }

  /* Goes on as if there were no agent. */
  private static @Nullable Object @Nullable [] without(
      HttpURLConnection connection, Upload upload) {
    if (!upload.isHeld() || upload.hasLeft()) {
      return null;
    }
    try (OutputStream own = Originals.outputStream(connection)) {
      own.write(upload.leave());
      return null;
    } catch (IOException ofTheCall) {
      upload.failed(ofTheCall);
      return new @Nullable Object[] {null, ofTheCall, null};
    }
  }
}
