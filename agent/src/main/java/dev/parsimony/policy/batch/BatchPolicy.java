/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.batch;

import dev.parsimony.dialect.openai.EmbeddingInputs;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Has calls for embeddings wait a moment for others of their kind, and one of them ask for all.
 * Asked last: who is answered in another way waits for nobody.
 */
public final class BatchPolicy implements Policy {

  /* Far below what a provider takes, whatever a tokenizer makes of it. */
  private static final long MOST_BYTES = 256 << 10;
  private static final int LEAST_WINDOWS = 10;
  private static final String FORMAT = "openai.embeddings";
  private static final String CLIENT = "openai-java";

  private final Batches batches;
  private final LongSupplier nanos;

  /**
   * @param timer runs what ends the wait of a batch
   * @param nanos a clock that never goes back
   */
  public BatchPolicy(BatchTimer timer, LongSupplier nanos) {
    this.batches = new Batches(timer, nanos, MOST_BYTES);
    this.nanos = nanos;
  }

  @Override
  public String name() {
    return "batch";
  }

  @Override
  public Verdict before(PolicyCall call) throws MalformedBodyException {
    BatchSettings settings = call.settings(BatchSettings.class);
    if (settings == null || call.facts().operation() != Operation.EMBEDDINGS) {
      return Verdict.proceed();
    }
    String objection = objection(call, settings);
    EmbeddingInputs inputs =
        objection == null ? EmbeddingInputs.read(call.facts().request().body()) : null;
    if (inputs == null) {
      return left(call, settings, objection == null ? "unreadable" : objection);
    }
    if (inputs.count() >= settings.maxSize() || inputs.size() > MOST_BYTES) {
      return left(call, settings, "large");
    }
    BatchSeat seat = new BatchSeat(call, settings, inputs, nanos.getAsLong());
    call.keep(seat);
    try {
      batches.place(seat);
    } catch (RuntimeException | Error failure) {
      // Nobody may wait for a call that does not wait itself.
      seat.leave();
      throw failure;
    }
    return Verdict.pending(seat);
  }

  @Override
  public Verdict resumed(PolicyCall call, @Nullable Verdict later) {
    BatchSeat seat = call.kept(BatchSeat.class);
    if (seat == null) {
      return Verdict.proceed();
    }
    if (later == null) {
      seat.leave();
    }
    Batch led = later == null ? null : seat.led();
    if (led == null) {
      return later == null ? Verdict.proceed() : later;
    }
    try {
      call.keep(led);
      return Verdict.proceed(call.facts().request().withBody(led.body()));
    } catch (RuntimeException | Error failure) {
      led.failed();
      throw failure;
    }
  }

  @Override
  public void ended(PolicyCall call, EndedReply reply) {
    BatchSeat seat = call.kept(BatchSeat.class);
    if (seat == null) {
      return;
    }
    seat.leave();
    call.decide(new Decision(name(), seat.outcome(), seat.reason(), seat.settings().rule()));
    call.keep(seat.share());
  }

  private static @Nullable String objection(PolicyCall call, BatchSettings settings) {
    RequestFacts facts = call.facts();
    if (!settings.enabled()) {
      return "disabled";
    }
    if (!call.origin().client().equals(CLIENT)) {
      // The reply of another may reach the application in a way that cannot be taken apart.
      return "unsupported_client";
    }
    if (!facts.dialect().name().equals(FORMAT)) {
      return "unsupported_format";
    }
    if (call.outgoing() != facts) {
      return "changed";
    }
    long timeout = call.origin().timeoutNanos();
    return timeout > 0 && timeout < LEAST_WINDOWS * settings.windowNanos() ? "short_timeout" : null;
  }

  private Verdict left(PolicyCall call, BatchSettings settings, String reason) {
    call.decide(new Decision(name(), "bypass", reason, settings.rule()));
    return Verdict.proceed();
  }
}
