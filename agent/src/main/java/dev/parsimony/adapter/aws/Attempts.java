/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import dev.parsimony.engine.Call;
import dev.parsimony.exchange.WireReply;
import java.io.ByteArrayInputStream;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * What the attempts of one call get. A good reply belongs to the call as soon as it begins, and so
 * does an answer of the agent's; what the SDK tries after one of those broke off is a call of its
 * own. A rejection is told of when the SDK has given up, since it may try again.
 */
final class Attempts {

  private static final int OK = 200;

  private final Call call;
  private final Supplier<Call> opening;
  private @Nullable Answer answer;
  private @Nullable Rejection latest;
  private boolean taken;

  /**
   * @param call the call as it was opened
   * @param opening opens the same call anew
   */
  Attempts(Call call, Supplier<Call> opening) {
    this.call = call;
    this.opening = opening;
  }

  /** Whether a reply is a good one. */
  static boolean isGood(SdkHttpResponse response) {
    return response.statusCode() == OK;
  }

  /** Has the next attempt get an answer of the agent's; where that is an error, all of them. */
  synchronized void answerWith(Answer given) {
    answer = given;
    taken = true;
  }

  /** Has the next attempt go to the provider. */
  synchronized void send() {
    answer = null;
  }

  /** An attempt begins; returns the answer that it gets, and null for one that is sent. */
  synchronized @Nullable Answer begin() {
    Answer given = answer;
    answer = given == null ? null : given.next();
    latest = null;
    return given;
  }

  /** The call that a reply belongs to. */
  synchronized Call take() {
    Call fitting = taken ? opening.get() : call;
    taken = true;
    return fitting;
  }

  /** An attempt is rejected; its body is to be noted. */
  synchronized Rejection rejected(SdkHttpResponse response) {
    Rejection begun = new Rejection(response.statusCode(), new SdkHeaders(response));
    latest = begun;
    return begun;
  }

  /** The SDK returns a result. */
  synchronized void ended() {
    if (!taken) {
      // Its reply was not noted: nobody may wait for it.
      call.abandon();
    }
  }

  /** What the SDK made an exception of; null where it was no rejection, or not the call's own. */
  synchronized @Nullable WireReply rejection() {
    Rejection told = latest;
    return told == null || taken
        ? null
        : new WireReply(
            told.status(), told.headers(), () -> new ByteArrayInputStream(told.bytes()));
  }
}
