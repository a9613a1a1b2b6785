/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What a dialect read in a reply. Immutable. */
public final class ReplyFacts {

  private final @Nullable String id;
  private final @Nullable String model;
  private final List<String> finishReasons;
  private final @Nullable Usage usage;
  private final @Nullable String serviceTier;
  private final @Nullable String systemFingerprint;
  private final @Nullable String flaw;
  private final @Nullable String errorType;
  private final boolean toolCalls;
  private final Supplier<List<String>> texts;

  private ReplyFacts(Builder builder) {
    this.id = builder.id;
    this.model = builder.model;
    this.finishReasons = Collections.unmodifiableList(builder.finishReasons);
    this.usage = builder.usage;
    this.serviceTier = builder.serviceTier;
    this.systemFingerprint = builder.systemFingerprint;
    this.flaw = builder.flaw;
    this.errorType = builder.errorType;
    this.toolCalls = builder.toolCalls;
    this.texts = builder.texts;
  }

  public static Builder builder() {
    return new Builder();
  }

  public @Nullable String id() {
    return id;
  }

  /** The model that answered, as the provider names it. */
  public @Nullable String model() {
    return model;
  }

  public List<String> finishReasons() {
    return finishReasons;
  }

  /** What the provider reported; null when it reported nothing. */
  public @Nullable Usage usage() {
    return usage;
  }

  public @Nullable String serviceTier() {
    return serviceTier;
  }

  public @Nullable String systemFingerprint() {
    return systemFingerprint;
  }

  /**
   * Why this is not a whole, good answer, as a reason code: {@code malformed}, {@code
   * incomplete_reply}, {@code filtered}, {@code refused}, {@code failed_reply}, {@code
   * empty_reply}. Null for a good answer.
   */
  public @Nullable String flaw() {
    return flaw;
  }

  /** The provider's name for the error that the body or the stream carries. */
  public @Nullable String errorType() {
    return errorType;
  }

  public boolean toolCalls() {
    return toolCalls;
  }

  /** The texts that the model wrote, for counting tokens. Computed anew. */
  public List<String> texts() {
    return texts.get();
  }

  /** Collects the facts of one reply. */
  public static final class Builder {

    private final List<String> finishReasons = new ArrayList<>();
    private @Nullable String id;
    private @Nullable String model;
    private @Nullable Usage usage;
    private @Nullable String serviceTier;
    private @Nullable String systemFingerprint;
    private @Nullable String flaw;
    private @Nullable String errorType;
    private boolean toolCalls;
    private Supplier<List<String>> texts = Collections::emptyList;

    private Builder() {}

    public Builder id(@Nullable String value) {
      this.id = value;
      return this;
    }

    public Builder model(@Nullable String value) {
      this.model = value;
      return this;
    }

    public Builder finishReason(String value) {
      finishReasons.add(value);
      return this;
    }

    public Builder usage(@Nullable Usage value) {
      this.usage = value;
      return this;
    }

    public Builder serviceTier(@Nullable String value) {
      this.serviceTier = value;
      return this;
    }

    public Builder systemFingerprint(@Nullable String value) {
      this.systemFingerprint = value;
      return this;
    }

    /** The first flaw stays. */
    public Builder flaw(String value) {
      if (flaw == null) {
        this.flaw = value;
      }
      return this;
    }

    public Builder errorType(@Nullable String value) {
      this.errorType = value;
      return this;
    }

    public Builder toolCalls(boolean value) {
      this.toolCalls = value;
      return this;
    }

    public Builder texts(Supplier<List<String>> value) {
      this.texts = value;
      return this;
    }

    public ReplyFacts build() {
      return new ReplyFacts(this);
    }
  }
}
