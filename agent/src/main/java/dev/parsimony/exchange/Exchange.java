/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One intercepted call, closed: what telemetry, ledger and reports are told. Costs are in
 * nano-dollars; null where nobody knows, which is never the same as zero.
 */
public final class Exchange {

  private final CallOrigin origin;
  private final RequestFacts request;
  private final RequestFacts sent;
  private final @Nullable Endpoint endpoint;
  private final ServedBy servedBy;
  private final Timing timing;
  private final List<Decision> decisions;
  private final List<Assignment> assignments;
  private final @Nullable TraceParent parent;
  private final int status;
  private final int resends;
  private final @Nullable String errorType;
  private final @Nullable ReplyFacts reply;
  private final @Nullable Usage estimate;
  private final @Nullable Long cost;
  private final List<Saving> savings;
  private final @Nullable Long modelSaving;
  private final @Nullable Usage discarded;
  private final @Nullable PrefixBreak prefixBreak;
  private final @Nullable BatchShare batch;

  private Exchange(Builder builder) {
    this.origin = builder.origin;
    this.request = builder.request;
    this.sent = builder.sent;
    this.endpoint = builder.endpoint;
    this.servedBy = builder.servedBy;
    this.timing = builder.timing;
    this.decisions = Collections.unmodifiableList(builder.decisions);
    this.assignments = Collections.unmodifiableList(builder.assignments);
    this.parent = builder.parent;
    this.status = builder.status;
    this.resends = builder.resends;
    this.errorType = builder.errorType;
    this.reply = builder.reply;
    this.estimate = builder.estimate;
    this.cost = builder.cost;
    this.savings = Collections.unmodifiableList(builder.savings);
    this.modelSaving = builder.modelSaving;
    this.discarded = builder.discarded;
    this.prefixBreak = builder.prefixBreak;
    this.batch = builder.batch;
  }

  public static Builder builder(CallOrigin origin, RequestFacts request, Timing timing) {
    return new Builder(origin, request, timing);
  }

  public CallOrigin origin() {
    return origin;
  }

  /** The request as the application made it. */
  public RequestFacts request() {
    return request;
  }

  /** The request as the agent sent it; that of the application where it was not changed. */
  public RequestFacts sent() {
    return sent;
  }

  /** The server that the agent sent the call to; null where that is the application's own. */
  public @Nullable Endpoint endpoint() {
    return endpoint;
  }

  public ServedBy servedBy() {
    return servedBy;
  }

  public Timing timing() {
    return timing;
  }

  public List<Decision> decisions() {
    return decisions;
  }

  /** The arms in which rollouts put the call; empty where none had a say. */
  public List<Assignment> assignments() {
    return assignments;
  }

  public @Nullable TraceParent parent() {
    return parent;
  }

  /** The HTTP status of the reply; 0 when none came. */
  public int status() {
    return status;
  }

  /** How many attempts of the same call came before the one that this tells of. */
  public int resends() {
    return resends;
  }

  /** The value of {@code error.type}; null for a call that succeeded. */
  public @Nullable String errorType() {
    return errorType;
  }

  public @Nullable ReplyFacts reply() {
    return reply;
  }

  /** Our own count of the tokens where the provider reported none. Never mixed with its report. */
  public @Nullable Usage estimate() {
    return estimate;
  }

  /** What this call is billed; 0 for one that the provider never saw. */
  public @Nullable Long cost() {
    return cost;
  }

  /** What did not have to be bought, for each policy that saved something. */
  public List<Saving> savings() {
    return savings;
  }

  /**
   * What another model made the call cheaper, in nano-dollars: the same tokens at the price of the
   * requested model, which may have needed more or fewer, less the cost. Below 0 where it was
   * dearer; null where the model was not changed, or nobody knows.
   */
  public @Nullable Long estimatedModelSaving() {
    return modelSaving;
  }

  /**
   * What another model's answer used that was judged not good enough for the application, and that
   * the cost holds as well; null where there was none, or it reported nothing.
   */
  public @Nullable Usage discarded() {
    return discarded;
  }

  /**
   * What keeps the provider from reading more of the prompt from its own cache; null for nothing
   * that was found.
   */
  public @Nullable PrefixBreak prefixBreak() {
    return prefixBreak;
  }

  /** How the call travelled with others; null where it did not wait for any. */
  public @Nullable BatchShare batch() {
    return batch;
  }

  /** Collects an exchange while it is closed. */
  public static final class Builder {

    private final CallOrigin origin;
    private final RequestFacts request;
    private final Timing timing;
    private final List<Decision> decisions = new ArrayList<>();
    private final List<Assignment> assignments = new ArrayList<>();
    private RequestFacts sent;
    private @Nullable Endpoint endpoint;
    private ServedBy servedBy = ServedBy.PROVIDER;
    private @Nullable TraceParent parent;
    private int status;
    private int resends;
    private @Nullable String errorType;
    private @Nullable ReplyFacts reply;
    private @Nullable Usage estimate;
    private @Nullable Long cost;
    private final List<Saving> savings = new ArrayList<>(1);
    private @Nullable Long modelSaving;
    private @Nullable Usage discarded;
    private @Nullable PrefixBreak prefixBreak;
    private @Nullable BatchShare batch;

    private Builder(CallOrigin origin, RequestFacts request, Timing timing) {
      this.origin = requireNonNull(origin, "origin is null");
      this.request = requireNonNull(request, "request is null");
      this.timing = requireNonNull(timing, "timing is null");
      this.sent = request;
    }

    public Builder sent(RequestFacts value) {
      this.sent = value;
      return this;
    }

    public Builder endpoint(@Nullable Endpoint value) {
      this.endpoint = value;
      return this;
    }

    public Builder servedBy(ServedBy value) {
      this.servedBy = value;
      return this;
    }

    public Builder decisions(List<Decision> values) {
      decisions.addAll(values);
      return this;
    }

    public Builder assignments(List<Assignment> values) {
      assignments.addAll(values);
      return this;
    }

    public Builder parent(@Nullable TraceParent value) {
      this.parent = value;
      return this;
    }

    public Builder status(int value) {
      this.status = value;
      return this;
    }

    public Builder resends(int value) {
      this.resends = value;
      return this;
    }

    public Builder errorType(@Nullable String value) {
      this.errorType = value;
      return this;
    }

    public Builder reply(@Nullable ReplyFacts value) {
      this.reply = value;
      return this;
    }

    public Builder estimate(@Nullable Usage value) {
      this.estimate = value;
      return this;
    }

    public Builder cost(@Nullable Long nanoDollars) {
      this.cost = nanoDollars;
      return this;
    }

    public Builder saving(@Nullable Saving value) {
      if (value != null) {
        savings.add(value);
      }
      return this;
    }

    public Builder estimatedModelSaving(@Nullable Long nanoDollars) {
      this.modelSaving = nanoDollars;
      return this;
    }

    public Builder discarded(@Nullable Usage value) {
      this.discarded = value;
      return this;
    }

    public Builder prefixBreak(@Nullable PrefixBreak value) {
      this.prefixBreak = value;
      return this;
    }

    public Builder batch(@Nullable BatchShare value) {
      this.batch = value;
      return this;
    }

    public Exchange build() {
      return new Exchange(this);
    }
  }
}
