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
 * own. A rejection is told of when the SDK has given up, since it may try again, and a reply that
 * is to be judged when the SDK has read it.
 */
final class Attempts {

  private static final int OK = 200;
  private static final int LONGEST_REJECTION = 64 << 10;

  /* One byte more than is ever judged. */
  private static final int LONGEST_JUDGED = (4 << 20) + 1;

  /* The SDK hands its events to the application as they come. */
  private static final String EVENTS = "application/vnd.amazon.eventstream";

  private final Call call;
  private final Supplier<Call> opening;
  private @Nullable Answer answer;
  private @Nullable ReceivedReply latest;
  private @Nullable ReceivedReply judged;
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
    judged = null;
  }

  /** An attempt begins; returns the answer that it gets, and null for one that is sent. */
  synchronized @Nullable Answer begin() {
    Answer given = answer;
    answer = given == null ? null : given.next();
    latest = null;
    judged = null;
    return given;
  }

  /** The call that a reply belongs to. */
  synchronized Call take() {
    Call fitting = taken ? opening.get() : call;
    taken = true;
    return fitting;
  }

  /** An attempt is rejected; its body is to be noted. */
  synchronized ReceivedReply rejected(SdkHttpResponse response) {
    ReceivedReply begun =
        new ReceivedReply(response.statusCode(), new SdkHeaders(response), LONGEST_REJECTION);
    latest = begun;
    return begun;
  }

  /** A good reply begins: what is to be noted of it; null where it is not going to be judged. */
  synchronized @Nullable ReceivedReply judgedLater(SdkHttpResponse response) {
    SdkHeaders headers = new SdkHeaders(response);
    if (taken
        || !call.isChanged()
        || headers.mediaType().equals(EVENTS)
        || !call.judges(response.statusCode(), headers)) {
      return null;
    }
    judged = new ReceivedReply(response.statusCode(), headers, LONGEST_JUDGED);
    return judged;
  }

  /** The reply that the SDK has read and that is to be judged; null for none. */
  synchronized @Nullable ReceivedReply judged() {
    return judged;
  }

  /** The SDK returns a result, which the application gets. */
  void ended() {
    ReceivedReply whole;
    boolean seen;
    synchronized (this) {
      whole = judged;
      judged = null;
      seen = taken;
      taken |= whole != null;
    }
    if (whole != null) {
      whole.tell(call);
    } else if (!seen) {
      // Its reply was not noted: nobody may wait for it.
      call.abandon();
    }
  }

  /** What the SDK made an exception of; null where it was no rejection, or not the call's own. */
  synchronized @Nullable WireReply rejection() {
    ReceivedReply told = latest;
    return told == null || taken
        ? null
        : new WireReply(
            told.status(), told.headers(), () -> new ByteArrayInputStream(told.bytes()));
  }
}
