/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.flex;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.FlexSettings;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.policy.TargetTimeout;
import dev.parsimony.policy.Verdict;
import dev.parsimony.tokens.PriceTable;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The policy at a time of the test's choice, and the calls that it is asked about. */
final class FlexCalls {

  private static final PriceTable PRICES = PriceTable.standard();
  private static final long MILLIS = 1_795_000_000_000L;

  /* Overflows on the way, as the clock may. */
  private long nanos = Long.MAX_VALUE - 1_000;
  private final FlexPolicy policy = new FlexPolicy(() -> PRICES, () -> MILLIS, () -> nanos);
  private @Nullable FlexSettings settings = FlexSettings.defaults();
  private String url = "https://api.openai.com/v1/chat/completions";
  private Duration timeout = Duration.ofMinutes(10);
  private @Nullable Object note;

  FlexCalls settings(@Nullable FlexSettings value) {
    settings = value;
    return this;
  }

  void url(String value) {
    url = value;
  }

  FlexCalls timeout(Duration value) {
    timeout = value;
    return this;
  }

  /** What a policy before has kept on the calls. */
  void keeping(Object value) {
    note = value;
  }

  void pass(Duration time) {
    nanos += time.toNanos();
  }

  Sent send(String body) throws Exception {
    return before(body, body);
  }

  /**
   * @param outgoing what the policies before have made of the body
   */
  Sent before(String body, String outgoing) throws Exception {
    Dialect dialect = requireNonNull(Dialects.recognise("POST", url));
    RequestFacts facts = dialect.readRequest(request(body));
    CallOrigin origin =
        new CallOrigin("test", "1", 1, Delivery.BLOCKING, timeout.toNanos(), AppContext.NONE);
    PolicyCall call = new PolicyCall(origin, facts, lookup());
    if (note != null) {
      call.keep(note);
    }
    if (!outgoing.equals(body)) {
      call.change(
          RequestFacts.builder(request(outgoing), dialect, facts.operation())
              .model(facts.model())
              .build());
    }
    Verdict verdict = policy.before(call);
    if (verdict.request() != null) {
      call.change(dialect.readRequest(verdict.request()));
    }
    return new Sent(call);
  }

  private WireRequest request(String body) {
    return new WireRequest("POST", url, WireHeaders.NONE, body.getBytes(UTF_8));
  }

  private SettingsLookup lookup() {
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

    boolean isMoved() {
      return call.outgoing() != call.facts();
    }

    String body() {
      return new String(call.outgoing().request().body(), UTF_8);
    }

    List<Decision> decisions() {
      return call.decisions();
    }

    String decision() {
      return call.decisions().get(0).toString();
    }

    TargetTimeout patience() {
      return requireNonNull(call.kept(TargetTimeout.class));
    }

    /** It is sent again as it was written. */
    Sent resent(String why) {
      call.decide(new Decision("resend", "original", why));
      call.change(call.facts());
      return this;
    }

    void ended(int status) {
      policy.ended(
          call,
          EndedReply.read(ServedBy.PROVIDER, status, WireHeaders.NONE, null, false, any -> null));
    }
  }
}
