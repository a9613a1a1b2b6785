/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.AppContext;
import dev.parsimony.exchange.BatchShare;
import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.Delivery;
import dev.parsimony.exchange.Exchange;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.JoinedReply;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.SettingsLookup;
import dev.parsimony.policy.Verdict;
import dev.parsimony.policy.batch.BatchPolicy;
import dev.parsimony.policy.batch.BatchSettings;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Calls for embeddings that travel together, as the engine drives them. */
class BatchedCallsTest {

  private static final String URL = "https://api.openai.com/v1/embeddings";

  private final List<Runnable> timers = new ArrayList<>();
  private long nanos;
  private final BatchPolicy policy =
      new BatchPolicy(
          (task, delay) -> {
            timers.add(task);
            return () -> {};
          },
          () -> nanos);
  private final TestEngine engine = TestEngine.optimizing(ruled(policy));
  private final List<Asking> all = new ArrayList<>();

  @AfterEach
  void nothingIsSuppressed() throws Exception {
    engine.close();
    assertThat(engine.suppressed()).isZero();
  }

  @Test
  void callsOfOneMoment_travelTogether_andEachGetsItsOwn() throws Exception {
    Asking a = ask("\"a\"");
    nanos += TimeUnit.MILLISECONDS.toNanos(2);
    Asking b = ask("[\"b\",\"c\"]");
    nanos += TimeUnit.MILLISECONDS.toNanos(3);
    windowEnds();

    assertThat(a.next()).isEqualTo(Verdict.Kind.PROCEED);
    assertThat(a.sent())
        .isEqualTo("{\"model\":\"text-embedding-3-small\",\"input\":[\"a\",\"b\",\"c\"]}");
    assertThat(b.later()).isFalse();
    assertThat(a.receive(reply(9, "0.10", "0.20", "0.30"))).isEqualTo(reply(3, "0.10"));
    assertThat(b.next()).isEqualTo(Verdict.Kind.ANSWER);
    assertThat(b.answer()).isEqualTo(reply(6, "0.20", "0.30"));

    List<Exchange> told = engine.exchanges();
    assertThat(told).extracting(Exchange::servedBy).containsOnly(ServedBy.PROVIDER);
    assertThat(told).extracting(one -> one.cost()).containsExactly(60L, 120L);
    assertThat(told).extracting(one -> one.batch().calls()).containsExactly(2, 2);
    assertThat(told)
        .extracting(one -> one.batch().waitNanos())
        .containsExactly(5_000_000L, 3_000_000L);
    assertThat(decisions()).containsExactly("batch=led(window)", "batch=joined(window)");
  }

  @Test
  void callWithoutCompany_leavesAsItWasWritten() throws Exception {
    Asking a = ask("\"a\"");
    windowEnds();

    assertThat(a.next()).isEqualTo(Verdict.Kind.PROCEED);
    assertThat(a.verdict.request()).isNull();
    a.receive(reply(1, "1"));
    assertThat(engine.exchanges()).hasSize(1);
    assertThat(decisions()).containsExactly("batch=alone(no_company)");
  }

  @Test
  void fullBatch_leavesAtOnce_andTheNextCallBeginsAnother() throws Exception {
    Asking a = ask("[\"a\",\"b\"]");
    Asking b = ask("[\"c\",\"d\"]");

    assertThat(a.later()).isTrue();
    Asking c = ask("\"e\"");
    assertThat(c.later()).isFalse();
    a.next();
    a.receive(reply(4, "1", "2", "3", "4"));
    b.next();
    b.answer();
    windowEnds();
    c.next();
    c.receive(reply(1, "5"));
    assertThat(decisions())
        .containsExactly("batch=led(full)", "batch=joined(full)", "batch=alone(no_company)");
  }

  @Test
  void otherParametersCredentialsAndClients_areApart() {
    ask("\"a\"");
    ask("\"a\"", "text-embedding-3-large", "one", 1);
    ask("\"a\"", "text-embedding-3-small", "two", 1);
    ask("\"a\"", "text-embedding-3-small", "one", 2);

    assertThat(timers).hasSize(4);
    all.forEach(asking -> asking.call.failed(new IOException()));
  }

  @Test
  void rejectedRequest_isSentAgainByEachForItself() throws Exception {
    Asking a = ask("\"a\"");
    Asking b = ask("\"b\"");
    windowEnds();
    a.next();

    assertThat(new String(a.call.resend(400).body(), UTF_8)).isEqualTo(body("\"a\""));
    assertThat(b.next()).isEqualTo(Verdict.Kind.PROCEED);
    assertThat(b.verdict.request()).isNull();
    a.receive(reply(1, "1"));
    b.receive(reply(2, "2"));
    assertThat(engine.exchanges()).extracting(one -> one.cost()).containsExactly(20L, 40L);
    assertThat(decisions()).contains("batch=alone(joined_failed)", "resend=original(rejected)");
  }

  @Test
  void replyThatIsNoAnswerToAll_isPaidFor_andEachAsksForItself() throws Exception {
    Asking a = ask("\"a\"");
    Asking b = ask("\"b\"");
    windowEnds();
    a.next();

    assertThat(a.call.takesApart(Chat.JSON, ReadBody.ofSeveral(stream(reply(5, "1"))))).isFalse();
    assertThat(a.call.isJoined()).isFalse();
    b.next();
    a.receive(reply(1, "1"));
    b.receive(reply(2, "2"));
    assertThat(engine.exchanges()).extracting(one -> one.cost()).containsExactly(120L, 40L);
  }

  @Test
  void replyThatNobodyTookApart_reachesNoApplication() throws Exception {
    Asking a = ask("\"a\"");
    Asking b = ask("\"b\"");
    windowEnds();
    a.next();

    InputStream body = a.call.opened(200, Chat.JSON, stream(reply(5, "1", "2")));

    org.assertj.core.api.Assertions.assertThatThrownBy(body::readAllBytes)
        .isInstanceOf(IOException.class);
    assertThat(b.next()).isEqualTo(Verdict.Kind.PROCEED);
    b.receive(reply(2, "2"));
    assertThat(engine.exchanges()).hasSize(2);
  }

  @Test
  void callThatLeavesWhileItWaits_isNotAskedFor() throws Exception {
    Asking a = ask("\"a\"");
    Asking b = ask("\"b\"");
    Asking c = ask("\"c\"");
    a.cancel();
    windowEnds();

    assertThat(b.next()).isEqualTo(Verdict.Kind.PROCEED);
    assertThat(b.sent()).contains("[\"b\",\"c\"]");
    b.receive(reply(2, "2", "3"));
    c.next();
    assertThat(c.answer()).isEqualTo(reply(1, "3"));
  }

  @Test
  void callThatLeavesOnTheWay_isOnTheAccountOfTheOneWhoAsked() throws Exception {
    Asking a = ask("\"a\"");
    Asking b = ask("\"b\"");
    Asking c = ask("\"c\"");
    windowEnds();
    a.next();
    b.cancel();

    assertThat(a.receive(reply(9, "1", "2", "3"))).isEqualTo(reply(6, "1"));
    c.next();
    assertThat(c.answer()).isEqualTo(reply(3, "3"));
  }

  @Test
  void callThatAsksForAllAndIsCancelled_strandsNobody() throws Exception {
    Asking a = ask("\"a\"");
    Asking b = ask("\"b\"");
    windowEnds();
    a.next();
    a.call.failed(new IOException("cancelled"));

    assertThat(b.next()).isEqualTo(Verdict.Kind.PROCEED);
    assertThat(b.verdict.request()).isNull();
    b.receive(reply(1, "2"));
    assertThat(decisions()).contains("batch=alone(joined_failed)");
  }

  @Test
  void callWhoseTimeIsUpBeforeItAsks_strandsNobody() throws Exception {
    Asking a = ask("\"a\"");
    Asking b = ask("\"b\"");
    windowEnds();

    a.verdict = a.call.resume(null);

    assertThat(a.verdict.request()).isNull();
    assertThat(b.next()).isEqualTo(Verdict.Kind.PROCEED);
    a.receive(reply(1, "1"));
    b.receive(reply(1, "2"));
  }

  @Test
  void replyWithoutUsage_leavesTheCountToUs() throws Exception {
    Asking a = ask("\"a\"");
    Asking b = ask("\"b\"");
    windowEnds();
    a.next();
    String reply = reply(2, "1", "2");
    a.receive(reply.substring(0, reply.indexOf(",\"usage\"")) + "}");
    b.next();
    b.answer();

    assertThat(engine.exchanges()).allMatch(one -> one.estimate() != null);
    assertThat(engine.exchanges().get(0).estimate().input())
        .isEqualTo(engine.exchanges().get(1).estimate().input());
  }

  private void windowEnds() {
    timers.forEach(Runnable::run);
    timers.clear();
  }

  private List<String> decisions() {
    List<String> decisions = new ArrayList<>();
    engine
        .exchanges()
        .forEach(one -> one.decisions().forEach(each -> decisions.add(each.toString())));
    return decisions;
  }

  private Asking ask(String input) {
    return ask(input, "text-embedding-3-small", "one", 1);
  }

  private Asking ask(String input, String model, String key, long client) {
    WireHeaders headers = WireHeaders.of(Map.of("Authorization", List.of("Bearer " + key)));
    byte[] body = body(input).replace("text-embedding-3-small", model).getBytes(UTF_8);
    CallOrigin origin =
        new CallOrigin("openai-java", "1", client, Delivery.BLOCKING, 0, AppContext.NONE);
    Call call =
        engine
            .engine()
            .open(
                engine.engine().dialectOf("POST", URL),
                new WireRequest("POST", URL, headers, body),
                origin);
    Asking asking = new Asking(call);
    all.add(asking);
    return asking;
  }

  private static String body(String input) {
    return "{\"model\":\"text-embedding-3-small\",\"input\":" + input + "}";
  }

  private static String reply(int tokens, String... numbers) {
    StringBuilder data = new StringBuilder();
    for (int i = 0; i < numbers.length; i++) {
      data.append(i == 0 ? "" : ",")
          .append("{\"index\":" + i + ",\"embedding\":[" + numbers[i] + "]}");
    }
    return "{\"object\":\"list\",\"data\":["
        + data
        + "],\"model\":\"text-embedding-3-small\",\"usage\":{\"prompt_tokens\":"
        + tokens
        + ",\"total_tokens\":"
        + tokens
        + "}}";
  }

  private static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  /* The policy as under a rule that batches up to four inputs. */
  private static Policy ruled(BatchPolicy policy) {
    SettingsLookup rule =
        new SettingsLookup() {
          @Override
          public <S> @Nullable S find(Class<S> type) {
            return type == BatchSettings.class
                ? type.cast(BatchSettings.defaults().withMaxSize(4))
                : null;
          }
        };
    return new Policy() {
      private final Map<PolicyCall, PolicyCall> ruled = new java.util.IdentityHashMap<>();

      @Override
      public String name() {
        return policy.name();
      }

      @Override
      public Verdict before(PolicyCall call) throws Exception {
        PolicyCall under = new PolicyCall(call.origin(), call.facts(), rule);
        ruled.put(call, under);
        return policy.before(under);
      }

      @Override
      public Verdict resumed(PolicyCall call, @Nullable Verdict later) {
        Verdict verdict = policy.resumed(ruled.get(call), later);
        JoinedReply joined = ruled.get(call).kept(JoinedReply.class);
        if (joined != null) {
          call.keep(joined);
        }
        return verdict;
      }

      @Override
      public void ended(PolicyCall call, EndedReply reply) {
        PolicyCall under = ruled.get(call);
        policy.ended(under, reply);
        under.decisions().forEach(call::decide);
        BatchShare share = under.kept(BatchShare.class);
        if (share != null) {
          call.keep(share);
        }
      }
    };
  }

  /** One call, as an adapter drives it. */
  private final class Asking {

    final Call call;
    Verdict verdict;

    Asking(Call call) {
      this.call = call;
      this.verdict = call.begin();
      assertThat(verdict.kind()).isEqualTo(Verdict.Kind.PENDING);
    }

    boolean later() {
      return verdict.later().verdict().isDone();
    }

    Verdict.Kind next() {
      assertThat(later()).isTrue();
      verdict = call.resume(verdict.later().verdict().join());
      return verdict.kind();
    }

    String sent() {
      return new String(verdict.request().body(), UTF_8);
    }

    String receive(String reply) throws IOException {
      ReadBody read = ReadBody.ofSeveral(stream(reply));
      if (call.isJoined()) {
        assertThat(call.takesApart(Chat.JSON, read)).isTrue();
      }
      return text(call.opened(200, Chat.JSON, stream(reply)));
    }

    String answer() throws IOException {
      return text(call.answered(verdict.reply()));
    }

    void cancel() {
      verdict.later().abandon();
      call.failed(new IOException("cancelled"));
    }

    private String text(InputStream body) throws IOException {
      return new String(body.readAllBytes(), UTF_8);
    }
  }
}
