/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.Endpoint;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Verdict;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A call that goes to a server other than the application's, on a thread and a connection of the
 * agent's. To the application's thread it is a verdict that is on its way: an answer, or that the
 * call is to be made as it was written. It is an answer only with a status of success, in the form
 * that was asked for, and in time.
 */
final class Elsewhere implements Verdict.Later {

  private static final long LONGEST_CONNECT = TimeUnit.SECONDS.toMillis(10);
  private static final long LONGEST_SILENCE = TimeUnit.MINUTES.toMillis(10);

  private final Endpoint endpoint;
  private final String mediaType;
  private final boolean stream;
  private final long patience;
  private final OwnConnection connection;
  private final AgentThreads threads;
  private final CompletableFuture<Verdict> verdict = new CompletableFuture<>();
  private volatile int status;
  private volatile boolean answered;
  private volatile boolean given;

  private Elsewhere(
      Endpoint endpoint,
      String mediaType,
      boolean stream,
      long patience,
      OwnConnection connection,
      AgentThreads threads) {
    this.endpoint = endpoint;
    this.mediaType = mediaType;
    this.stream = stream;
    this.patience = patience;
    this.connection = connection;
    this.threads = threads;
  }

  /**
   * A request that goes to another server. No adapter is given it: it would go there with the
   * application's headers.
   *
   * @param left nanoseconds that the application gives to the call; 0 for no limit
   * @return null for a request that does not, and for none
   */
  static @Nullable Elsewhere of(
      @Nullable WireRequest request, PolicyRun policies, long left, AgentThreads threads) {
    Endpoint endpoint = request == null ? null : request.endpoint();
    if (request == null || endpoint == null) {
      return null;
    }
    RequestFacts facts = policies.outgoing();
    // The other half is for the call as the application made it.
    long limit = endpoint.timeout().toNanos();
    long patience = left > 0 ? Math.min(limit, left / 2) : limit;
    OwnConnection connection =
        new OwnConnection(
            request,
            millis(Math.min(patience, TimeUnit.MILLISECONDS.toNanos(LONGEST_CONNECT))),
            millis(left > 0 ? left : TimeUnit.MILLISECONDS.toNanos(LONGEST_SILENCE)));
    String mediaType = facts.stream() ? facts.dialect().streamType() : "application/json";
    return new Elsewhere(endpoint, mediaType, facts.stream(), patience, connection, threads);
  }

  private static int millis(long nanos) {
    return (int) Math.max(1, Math.min(TimeUnit.NANOSECONDS.toMillis(nanos), LONGEST_SILENCE));
  }

  @Override
  public CompletableFuture<Verdict> verdict() {
    Runnable cancelTimer = threads.later(this::abandon, patience);
    verdict.whenComplete((come, never) -> cancelTimer.run());
    threads.readers().execute(this::ask);
    return verdict;
  }

  @Override
  public void abandon() {
    verdict.complete(Verdict.proceed());
    close();
  }

  /** What the call does next: give the answer, or send what the application wrote. */
  Verdict returned(@Nullable Verdict come, Call call) {
    if (come == null || come.kind() != Verdict.Kind.ANSWER) {
      call.resend(status < 400 ? 0 : status);
    } else if (!escalates(come.reply(), call)) {
      answered = true;
      return come;
    }
    abandon();
    return Verdict.proceed();
  }

  private static boolean escalates(WireReply reply, Call call) {
    return call.judges(reply.status(), reply.headers())
        && call.escalates(ReadBody.of(reply.openBody()));
  }

  /** Whether there was an answer that the application could not be given. */
  boolean isUnused() {
    return answered && !given;
  }

  /** The application gets the reply. */
  static void give(@Nullable Elsewhere call) {
    if (call != null) {
      call.given = true;
    }
  }

  /** Nobody wants a reply that was not given. */
  static void end(@Nullable Elsewhere call) {
    if (call != null && !call.given) {
      call.abandon();
    }
  }

  private void ask() {
    Verdict answer = null;
    try {
      answer = answer();
    } catch (IOException | RuntimeException unreachable) {
      // As with any other target: the call is made as it was written.
    } finally {
      boolean taken = verdict.complete(answer == null ? Verdict.proceed() : answer);
      if (answer == null || !taken) {
        connection.close();
      }
    }
  }

  private @Nullable Verdict answer() throws IOException {
    if (!OwnConnection.isApart()) {
      return null;
    }
    status = connection.send(endpoint);
    if (status != 200) {
      return null;
    }
    WireHeaders headers = connection.headers();
    String encoding = headers.first("content-encoding");
    boolean plain = encoding == null || encoding.equalsIgnoreCase("identity");
    if (!plain || !headers.mediaType().equals(mediaType)) {
      return null;
    }
    InputStream body = received(new Body(connection.body(), connection.length()));
    return body == null ? null : Verdict.answer(new WireReply(status, headers, () -> body));
  }

  /* What is not streamed is an answer when it is there; nobody waits for less. */
  private @Nullable InputStream received(InputStream body) {
    if (stream) {
      return body;
    }
    ReadBody read = ReadBody.of(body);
    return read.isBroken() ? null : read.before(body);
  }

  private void close() {
    Guard.run("closing of a connection", () -> threads.relay().execute(connection::close));
  }

  /** The reply's body; the connection serves others only when it was read to its end. */
  private final class Body extends FilterInputStream {

    private final long told;
    private long received;
    private boolean over;

    /**
     * @param told its length; below 0 where it was not
     */
    Body(InputStream body, long told) {
      super(body);
      this.told = told;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = super.read(target, offset, length);
      received += Math.max(count, 0);
      // The JDK takes a connection that is closed too early for the end.
      if (count < 0 && received < told) {
        throw new EOFException("the reply broke off");
      }
      over |= count < 0;
      return count;
    }

    @Override
    public void close() throws IOException {
      if (over) {
        super.close();
      } else {
        Elsewhere.this.close();
      }
    }
  }
}
