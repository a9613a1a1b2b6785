/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.Usage;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.HintSettings;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.policy.Verdict;
import dev.parsimony.tokens.PriceTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A policy at a time of the test's choice, and the calls that it marks. */
final class HintedCalls {

  static final String ANTHROPIC = "https://api.anthropic.com/v1/messages";
  static final PriceTable PRICES = PriceTable.standard();
  static final long MILLIS = 1_795_000_000_000L;

  private final String url;
  private final HintPolicy policy = new HintPolicy(() -> PRICES, () -> MILLIS, this::nanos);
  private HintSettings settings = HintSettings.defaults();
  private String key = "sk-1";
  private long nanos = Long.MAX_VALUE - 1_000;

  HintedCalls(String url) {
    this.url = url;
  }

  /* Overflows on the way, as the clock may. */
  long nanos() {
    return nanos;
  }

  HintedCalls settings(HintSettings value) {
    settings = value;
    return this;
  }

  HintedCalls key(String value) {
    key = value;
    return this;
  }

  void pass(Duration time) {
    nanos += time.toNanos();
  }

  /** A call that the policy was asked about. */
  Sent send(String body) {
    try {
      WireHeaders headers = WireHeaders.of(Map.of("x-api-key", List.of(key)));
      WireRequest request = new WireRequest("POST", url, headers, body.getBytes(UTF_8));
      Dialect dialect = requireNonNull(Dialects.recognise("POST", url));
      CallOrigin origin = new CallOrigin("test", "1", 1, Delivery.BLOCKING, 0, AppContext.NONE);
      PolicyCall call = new PolicyCall(origin, dialect.readRequest(request), lookup(settings));
      Verdict verdict = policy.before(call);
      if (verdict.request() != null) {
        call.change(dialect.readRequest(verdict.request()));
      }
      return new Sent(call);
    } catch (Exception e) {
      throw new AssertionError(body, e);
    }
  }

  private static SettingsLookup lookup(HintSettings settings) {
    return new SettingsLookup() {
      @Override
      public <S> @Nullable S find(Class<S> type) {
        return type.isInstance(settings) ? type.cast(settings) : null;
      }
    };
  }

  /** A call on its way. */
  final class Sent {

    private final PolicyCall call;

    private Sent(PolicyCall call) {
      this.call = call;
    }

    String body() {
      return new String(call.outgoing().request().body(), UTF_8);
    }

    boolean isMarked() {
      return call.outgoing() != call.facts();
    }

    String decision() {
      return call.decisions().get(0).toString();
    }

    String reason() {
      return call.decisions().get(0).reason();
    }

    /** It is answered, and the provider tells what it used. */
    Sent answered(@Nullable Usage usage) {
      return ended(200, ReplyFacts.builder().usage(usage).build());
    }

    /** The provider has read and written some tokens. */
    Sent answered(long read, long written) {
      return answered(new Usage(read + written + 10, 5, read, written, Usage.UNKNOWN));
    }

    /** The provider takes it only as it was written. */
    Sent rejected() {
      call.decide(new Decision("resend", "original", "rejected"));
      call.change(call.facts());
      return answered(Usage.of(10, 5));
    }

    Sent ended(int status, @Nullable ReplyFacts facts) {
      byte[] body = facts == null ? null : new byte[0];
      policy.ended(
          call,
          EndedReply.read(
              ServedBy.PROVIDER,
              status,
              WireHeaders.NONE,
              body,
              false,
              any -> requireNonNull(facts)));
      return this;
    }
  }
}
