/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.util.Objects.requireNonNull;

import dev.parsimony.config.ConfigSnapshot;
import dev.parsimony.config.Mode;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.TraceParent;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.Verdict;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * One call in progress. An adapter asks {@link #begin}, does what the verdict says, and reports
 * what came of it through exactly one of {@link #opened}, {@link #answered} and {@link #failed};
 * from then on the reply's body reports the rest. An adapter that cannot go on on account of a
 * failure of the agent calls {@link #unseen} or {@link #abandon}.
 */
public final class Call {

  /** Stands for the status of a changed request that took too long. */
  public static final int TOO_LATE = -1;

  private final Dialect dialect;
  private final WireRequest request;
  private final CallOrigin origin;
  private final ConfigSnapshot config;
  private final Observer observer;
  private final AgentThreads threads;
  private final List<Policy> policies;
  private final Attempt attempt;
  private final Stopwatch stopwatch;
  private final AtomicBoolean ended = new AtomicBoolean();
  private final @Nullable TraceParent parent;
  private @Nullable RequestFacts facts;
  private boolean unreadable;
  private boolean refused;
  private volatile boolean abandoned;
  private PolicyRun policyRun = PolicyRun.NONE;
  private ServedBy servedBy = ServedBy.PROVIDER;
  private final NotedReply reply;
  private @Nullable Throwable failure;
  private Trial trial = Trial.NONE;
  private @Nullable Elsewhere elsewhere;
  private boolean bought;
  private byte @Nullable [] part;
  private final DropWatch drops;

  Call(
      Dialect dialect,
      WireRequest request,
      CallOrigin origin,
      ConfigSnapshot config,
      List<Policy> policies,
      Attempt attempt,
      Observer observer,
      AgentThreads threads) {
    this.dialect = dialect;
    this.request = request;
    this.origin = origin;
    this.config = config;
    this.observer = observer;
    this.drops = new DropWatch(observer);
    this.threads = threads;
    this.policies = policies;
    this.attempt = attempt;
    this.reply = new NotedReply(dialect);
    this.stopwatch = attempt.stopwatch();
    this.parent = Guard.orNull("reading of the current span", origin.app()::currentSpan);
  }

  /** The first verdict on this call. */
  public Verdict begin() {
    if (config.mode() != Mode.OPTIMIZE) {
      return Verdict.proceed();
    }
    Attempt.Refusal refusal = attempt.refusal();
    if (refusal != null) {
      policyRun = refusal.decided.asBefore();
      return follow(refusal.verdict);
    }
    facts = Guard.orNull("reading of the request", () -> Requests.read(dialect, request));
    unreadable = facts == null;
    if (facts == null) {
      return Verdict.proceed();
    }
    policyRun = PolicyRun.of(policies, origin, facts, config, stopwatch.startTime());
    return follow(policyRun.start());
  }

  /** Goes on after a later verdict; null stands for one that did not come in time. */
  public Verdict resume(@Nullable Verdict later) {
    return elsewhere == null ? follow(policyRun.resume(later)) : elsewhere.returned(later, this);
  }

  /**
   * Waits for a verdict that is on its way, as long as the application lets one attempt take. An
   * interrupt or a cancel ends the wait and is left for the call to meet.
   *
   * @param onCancel given what a cancel is to do
   * @return null when the time was up
   */
  public @Nullable Verdict await(Verdict waiting, Consumer<Runnable> onCancel) {
    return waiting(waiting).await(onCancel);
  }

  /**
   * Goes on when a verdict that is on its way has come, without holding the calling thread.
   *
   * @param next given the verdict, or null when the time was up; runs on a thread of the agent,
   *     with the context class loader of the calling thread
   * @return stops waiting: the application cancelled
   */
  public Runnable whenReady(Verdict waiting, Consumer<@Nullable Verdict> next) {
    return waiting(waiting).whenReady(threads, next);
  }

  /** Whether the request that was last sent is not the one that the application made. */
  public boolean isChanged() {
    return trial != Trial.NONE && !abandoned;
  }

  /** Whether the request that was last sent asks another model or tier, which may turn it away. */
  public boolean isOnTrial() {
    return trial.isOfAnother();
  }

  /** Whether a changed request goes to another URL than the application's. */
  public boolean isMoved(WireRequest changed) {
    return !changed.url().equals(request.url());
  }

  /** The changed request could not be made: the application's own is sent. */
  public void unsendable() {
    trial = trial.giveUp();
    policyRun.unsendable();
  }

  /**
   * The request to send in place of one that the agent changed and the provider rejected.
   *
   * @param rejectedStatus the provider's answer; 0 when the call failed without one, and {@link
   *     #TOO_LATE}
   * @return the request as the application made it; null when the answer stands
   */
  public @Nullable WireRequest resend(int rejectedStatus) {
    if (!isChanged() || (rejectedStatus > 0 && rejectedStatus < 400)) {
      return null;
    }
    trial = trial.giveUp();
    policyRun.resent(rejectedStatus);
    return request;
  }

  /** How long from now on a changed request may be without a reply, in nanoseconds; 0 for ever. */
  public long patience() {
    return trial.nanos(origin.timeoutNanos(), stopwatch.elapsed());
  }

  /** Has a changed request given up that is without a reply for too long. */
  public ReplyLimit limit(Runnable giveUp) {
    return ReplyLimit.of(patience(), threads, giveUp);
  }

  /** Whether a reply is to be judged before the application gets it. */
  public boolean judges(int replyStatus, WireHeaders replyHeaders) {
    return trial.judging.takes(replyStatus, replyHeaders, dialect.streamType());
  }

  /** Whether the application's own request is to be sent in place of an answer, read so far. */
  public boolean escalates(ReadBody answer) {
    boolean escalates = trial.judging.rejects(answer, dialect, policyRun);
    trial = escalates ? Trial.NONE : trial;
    return escalates;
  }

  /** Whether the request that was last sent asks for other calls too. */
  public boolean isJoined() {
    return trial.isJoined();
  }

  /** Takes the reply to such a request apart: whether there is a part for this call. */
  public boolean takesApart(WireHeaders replyHeaders, ReadBody answer) {
    part = trial.part(replyHeaders, answer);
    trial = trial.giveUp();
    policyRun.tookApart(part != null, answer, dialect);
    return part != null;
  }

  /**
   * The provider's reply has begun.
   *
   * @param body the reply's body as the transport gives it
   * @return the body to give to the application in its place
   */
  public InputStream opened(int replyStatus, WireHeaders replyHeaders, InputStream body) {
    if (isJoined()) {
      trial = trial.giveUp();
      return unseen(Parts.withheld(body));
    }
    provided();
    InputStream whole = part == null ? trial.judging.whole(body) : Parts.inPlaceOf(body, part);
    InputStream seen = Guard.orNull("opening", () -> open(replyStatus, replyHeaders, whole));
    return seen == null ? unseen(whole) : seen;
  }

  /**
   * The provider's reply has begun, and its body is going to be pushed.
   *
   * @param held what the application holds the body by; nothing of the agent's refers to it, so
   *     that a reply which is dropped unread can be noticed
   * @return to be told of the body; null when the reply passes unseen
   */
  public @Nullable PushedReply opened(int replyStatus, WireHeaders replyHeaders, Object held) {
    provided();
    PushedReply pushed =
        Guard.orNull("opening of the reply", () -> openPushed(replyStatus, replyHeaders, held));
    if (pushed == null) {
      unseen(held);
    }
    return pushed;
  }

  /**
   * The application gets an answer of the agent's; returns its body. Where this throws, the
   * provider is to be asked.
   */
  public InputStream answered(WireReply answer) {
    Elsewhere.give(elsewhere);
    if (elsewhere != null || bought) {
      return opened(answer.status(), answer.headers(), answer.openBody());
    }
    ReplyTap tap = tap(answer.status(), answer.headers(), answer.openBody());
    servedBy = refused ? ServedBy.REFUSED : policyRun.waited() ? ServedBy.JOINED : ServedBy.CACHE;
    return watched(tap);
  }

  /** The reply goes to the application without being seen: this is the end for all others. */
  public <T> T unseen(T bare) {
    reply.forgetBody();
    end();
    return bare;
  }

  /** The call goes on without the agent: its policies let go of it, and nobody is told of it. */
  public void abandon() {
    abandoned = true;
    end();
  }

  /** Runs on other threads, in the caller's context, what may block until a reply ends. */
  public Executor readers() {
    return CallersContext.on(threads.readers());
  }

  /** Runs soon, and on another thread, what has to be done. */
  public Executor elsewhere() {
    return threads.relay();
  }

  /** The call ended without a reply. */
  public void failed(Throwable cause) {
    failure = cause;
    end();
  }

  /** The application is given nothing of what was opened for it, if anything was. */
  public void dropped(Throwable cause) {
    drops.drop(() -> failed(cause));
  }

  /** Bytes reached the reader. */
  void received(ReplyLog noted, byte[] source, int offset, int length) {
    stopwatch.chunk();
    noted.append(source, offset, length);
  }

  /** The reply came to its end, or the application closed it, having read what it wanted. */
  void completed(ReplyLog noted) {
    noted.end(null);
    end();
  }

  /** The reply broke off. */
  void cutOff(ReplyLog noted, Throwable cause) {
    noted.end(cause instanceof IOException ? (IOException) cause : new IOException(cause));
    failed(cause);
  }

  private Waiting waiting(Verdict verdict) {
    return Waiting.of(verdict.later(), origin.timeoutNanos(), stopwatch.elapsed());
  }

  private Verdict follow(Verdict verdict) {
    if (verdict.kind() == Verdict.Kind.PROCEED) {
      trial = verdict.request() == null ? Trial.NONE : Trial.of(policyRun);
      long left = stopwatch.left(origin.timeoutNanos());
      elsewhere = Elsewhere.of(verdict.request(), policyRun, left, threads);
      if (elsewhere != null) {
        return Verdict.pending(elsewhere);
      }
    }
    refused = verdict.isRefusal();
    bought = verdict.isBought();
    attempt.follow(verdict, policyRun);
    return verdict;
  }

  private void provided() {
    servedBy = ServedBy.PROVIDER;
    if (elsewhere != null && elsewhere.isUnused()) {
      unsendable();
    }
  }

  private InputStream open(int replyStatus, WireHeaders replyHeaders, InputStream body) {
    ReplyTap tap = tap(replyStatus, replyHeaders, body);
    InputStream watched = requireNonNull(watched(tap), "no stream");
    // Last: once somebody reads along, the application must not be given the bare body.
    policyRun.opened(tap);
    return watched;
  }

  private PushedReply openPushed(int replyStatus, WireHeaders replyHeaders, Object held) {
    ReplyLog noted = log(replyStatus, replyHeaders);
    PushedReply pushed = new PushedReply(replyStatus, replyHeaders, reply.isStream(), noted, this);
    drops.watch(held, pushed::cancelled);
    policyRun.opened(pushed);
    return pushed;
  }

  private ReplyTap tap(int replyStatus, WireHeaders replyHeaders, InputStream body) {
    ReplyLog noted = log(replyStatus, replyHeaders);
    Executor readers = threads.readers();
    return new ReplyTap(replyStatus, replyHeaders, reply.isStream(), body, noted, this, readers);
  }

  private ReplyLog log(int replyStatus, WireHeaders replyHeaders) {
    ReplyLog noted = reply.begin(replyStatus, replyHeaders);
    policyRun.judged(trial.judging.decision(reply.isStream()));
    return noted;
  }

  private InputStream watched(ReplyTap tap) {
    return drops.watch(new ReplyStream(tap), tap::dropped);
  }

  private void end() {
    if (ended.compareAndSet(false, true)) {
      drops.end();
      Elsewhere.end(elsewhere);
      Guard.insist("end of the call", this::close, elsewhere());
    }
  }

  private void close() {
    EndedReply came = reply.ended(servedBy);
    policyRun.ended(came, elsewhere());
    if (!unreadable && !abandoned) {
      Guard.run("noting of the call", () -> attempt.ended(closed(came), observer));
    }
  }

  private ClosedCall closed(EndedReply came) {
    return new ClosedCall(
        dialect,
        request,
        origin,
        config,
        stopwatch.stopped(),
        came,
        attempt.resends(),
        failure,
        attempt.parent(parent),
        facts,
        policyRun);
  }
}
