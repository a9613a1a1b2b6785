/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.util.Objects.requireNonNull;

import dev.parsimony.config.ConfigSnapshot;
import dev.parsimony.exchange.Assignment;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.LiveReply;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Rejection;
import dev.parsimony.policy.SpentAttempt;
import dev.parsimony.policy.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * The policies of one call: asked in order before it is sent, told in reverse order how it ended,
 * but only those that were asked and did not fail. A call that the application cancels may end on
 * one thread while it goes on on another: nobody is asked or told anything after the end.
 */
final class PolicyRun {

  /** The run of a call that no policy sees. */
  static final PolicyRun NONE = new PolicyRun(Collections.emptyList(), null);

  private final List<Policy> policies;
  private final @Nullable PolicyCall call;
  private final List<Policy> entered = new ArrayList<>(4);
  private int next;
  private @Nullable Policy pending;
  private boolean waited;
  private boolean over;
  private boolean resent;
  private @Nullable WireRequest changed;

  PolicyRun(List<Policy> policies, @Nullable PolicyCall call) {
    this.policies = policies;
    this.call = call;
  }

  /** The run of one call; of a call whose rules cannot be chosen, one that no policy sees. */
  static PolicyRun of(
      List<Policy> policies,
      CallOrigin origin,
      RequestFacts facts,
      ConfigSnapshot config,
      Instant time) {
    return Guard.call(
        "choice of the rules",
        () ->
            new PolicyRun(
                policies,
                new PolicyCall(
                    origin,
                    facts,
                    requireNonNull(config.lookup(facts, origin, time), "no settings"))),
        NONE);
  }

  /** The run of a later attempt for which what was decided here holds. */
  PolicyRun asBefore() {
    return new PolicyRun(Collections.emptyList(), call);
  }

  /** Asks the policies one after the other, until one has more to say than to proceed. */
  synchronized Verdict start() {
    while (!over && next < policies.size()) {
      Policy policy = policies.get(next++);
      Verdict verdict = noted(policy, ask(policy));
      if (verdict.kind() != Verdict.Kind.PROCEED) {
        return verdict;
      }
      change(verdict);
    }
    return changed == null ? Verdict.proceed() : Verdict.proceed(changed);
  }

  /** Goes on where a verdict was still to come; null for one that did not come. */
  synchronized Verdict resume(@Nullable Verdict later) {
    Verdict come = resumed(later == null ? Verdict.proceed() : later, later == null);
    if (come.kind() != Verdict.Kind.PROCEED) {
      return come;
    }
    change(come);
    return start();
  }

  /* The policy that something was awaited for has the last word on it. */
  private Verdict resumed(Verdict come, boolean timeUp) {
    Policy policy = pending;
    if (policy == null || over) {
      return come;
    }
    Verdict resumed =
        Guard.orNull(
            "policy " + policy.name(),
            () -> requireNonNull(policy.resumed(known(), timeUp ? null : come)));
    return noted(policy, resumed == null ? Verdict.proceed() : resumed);
  }

  private Verdict noted(Policy policy, Verdict verdict) {
    waited = verdict.kind() == Verdict.Kind.JOIN;
    pending = verdict.kind() == Verdict.Kind.PENDING ? policy : null;
    return verdict;
  }

  /** Whether the answer is that of another call in flight. */
  synchronized boolean waited() {
    return waited;
  }

  /** The request as it was last sent; null where that is what the application made. */
  synchronized @Nullable RequestFacts sent() {
    return call == null || changed == null || resent ? null : call.outgoing();
  }

  /** The request as it is going to leave. */
  synchronized RequestFacts outgoing() {
    return known().outgoing();
  }

  synchronized void resent(int rejectedStatus) {
    if (call != null && !over) {
      call.keep(new Rejection(rejectedStatus));
    }
    boolean late = rejectedStatus == Call.TOO_LATE;
    sentAsWritten(late ? "timeout" : rejectedStatus == 0 ? "failed" : "rejected");
  }

  /** What came of judging an answer; null where nobody was to judge. */
  synchronized void judged(@Nullable Decision decision) {
    if (decision != null && call != null && !over) {
      call.decide(decision);
    }
  }

  /** The answer to the changed request is not given on, and is paid for. */
  synchronized void escalated(String reason, ReplyFacts reply) {
    if (call != null && !over) {
      call.keep(new SpentAttempt(call.outgoing(), reply));
    }
    sentAsWritten(reason);
  }

  /** The reply to several calls was taken apart, or the request is sent as it was written. */
  void tookApart(boolean hasPart, ReadBody answer, Dialect dialect) {
    if (hasPart) {
      sentForAll();
    } else if (answer.isWhole()) {
      escalated("not_all", Requests.reply(dialect, answer.bytes(), false));
    } else {
      resent(0);
    }
  }

  /* What was sent has brought what the request as it was written asks for. */
  private synchronized void sentForAll() {
    resent = true;
    if (call != null && !over) {
      call.change(call.facts());
    }
  }

  /** What the policies have changed cannot leave by this client. */
  synchronized void unsendable() {
    sentAsWritten("unsendable");
  }

  private void sentAsWritten(String reason) {
    resent = true;
    if (call != null && !over) {
      call.decide(new Decision("resend", "original", reason));
      call.change(call.facts());
    }
  }

  synchronized void opened(LiveReply reply) {
    for (Policy policy : over ? Collections.<Policy>emptyList() : entered) {
      Guard.run("opening in policy " + policy.name(), () -> policy.opened(known(), reply));
    }
  }

  /* Other calls may wait for what a policy does at the end. */
  synchronized void ended(EndedReply reply, Executor elsewhere) {
    over = true;
    for (int i = entered.size() - 1; i >= 0; i--) {
      Policy policy = entered.get(i);
      Guard.insist("end in policy " + policy.name(), () -> end(policy, reply), elsewhere);
    }
  }

  private synchronized void end(Policy policy, EndedReply reply) throws Exception {
    policy.ended(known(), reply);
  }

  List<Decision> decisions() {
    return call == null ? Collections.emptyList() : call.decisions();
  }

  List<Assignment> assignments() {
    return call == null ? Collections.emptyList() : call.assignments();
  }

  <T> @Nullable T kept(Class<T> type) {
    return call == null ? null : call.kept(type);
  }

  /* What the dialect cannot read does not leave. */
  private void change(Verdict verdict) {
    WireRequest request = verdict.request();
    RequestFacts read =
        request == null
            ? null
            : Guard.orNull(
                "reading of a changed request",
                () -> known().facts().dialect().readRequest(request));
    if (read != null) {
      changed = request;
      known().change(read);
    } else if (request != null) {
      known().decide(new Decision("change", "dropped", "unreadable"));
    }
  }

  private Verdict ask(Policy policy) {
    Verdict verdict =
        Guard.orNull("policy " + policy.name(), () -> requireNonNull(policy.before(known())));
    if (verdict == null) {
      return Verdict.proceed();
    }
    entered.add(policy);
    return verdict;
  }

  private PolicyCall known() {
    return requireNonNull(call, "no policy sees this call");
  }
}
