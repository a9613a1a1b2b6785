/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.policy.AnswerCheck;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;

/** The judging of the answer to one changed request, and what is said of it. */
final class Judging {

  static final Judging NONE = new Judging(null);

  private final @Nullable AnswerCheck check;
  private boolean stream;
  private String outcome = "bypass";
  private String reason = "unsupported_client";
  private ReplyFacts facts = ReplyFacts.builder().build();
  private @Nullable ReadBody held;

  private Judging(@Nullable AnswerCheck check) {
    this.check = check;
  }

  static Judging of(@Nullable AnswerCheck check) {
    return check == null ? NONE : new Judging(check);
  }

  /** Whether a reply is one that can be judged. */
  boolean takes(int status, WireHeaders headers, String streamType) {
    String encoding = headers.first("content-encoding");
    stream = headers.mediaType().equals(streamType);
    if (check == null || status / 100 != 2 || (stream && !check.streams())) {
      return false;
    }
    boolean plain = encoding == null || encoding.equalsIgnoreCase("identity");
    reason = plain ? "failed" : "encoded";
    return plain;
  }

  /**
   * Whether the application's own request is to be sent in place of an answer, which the policies
   * are then told. Else the application gets what was read of it, whatever fails on the way.
   */
  boolean rejects(ReadBody answer, Dialect dialect, PolicyRun policies) {
    if (check == null) {
      return false;
    }
    held = answer;
    if (answer.isBroken()) {
      return isRejectedBroken(policies);
    }
    AnswerCheck by = check;
    String objection = Guard.orNull("judging of an answer", () -> objection(by, answer, dialect));
    if (objection != null) {
      policies.escalated(objection, facts);
    }
    return objection != null;
  }

  /* An interrupt is what broke it off. */
  private static boolean isRejectedBroken(PolicyRun policies) {
    boolean wanted = !Thread.currentThread().isInterrupted();
    if (wanted) {
      policies.resent(0);
    }
    return wanted;
  }

  private @Nullable String objection(AnswerCheck by, ReadBody answer, Dialect dialect) {
    if (!answer.isWhole()) {
      reason = "too_large";
      return null;
    }
    byte[] body = answer.bytes();
    facts = dialect.readReply(body, stream);
    String objection = by.objection(facts, () -> stream ? dialect.joinWithoutUsage(body) : body);
    outcome = "passed";
    reason = "passed";
    return objection;
  }

  /** The body of a reply with what was read of it before. */
  InputStream whole(InputStream rest) {
    ReadBody read = held;
    held = null;
    return read == null ? rest : read.before(rest);
  }

  /**
   * What to tell of a reply that is given on; null for nothing.
   *
   * @param streamed whether the call asked for a stream
   */
  @Nullable Decision decision(boolean streamed) {
    if (check == null) {
      return null;
    }
    boolean passedOver = streamed && !check.streams();
    return new Decision("verify", outcome, passedOver ? "stream" : reason, check.rule());
  }
}
