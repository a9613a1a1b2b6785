/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.parsimony.engine.Chat;
import dev.parsimony.engine.ScriptedPolicy;
import dev.parsimony.engine.TestEngine;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.policy.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.client.ClientRequest;
import org.springframework.web.reactive.function.client.ClientResponse;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class WebClientAdapterTest {

  @Test
  void untouchedCall_isSentAsTheApplicationWroteIt() throws Exception {
    try (WebClientRig rig =
        new WebClientRig(TestEngine.inMode("observe")).respond(200, Chat.REPLY)) {
      assertThat(rig.call().block()).isEqualTo(Chat.REPLY);

      FakeExchange.Sent sent = rig.function.sent.get(0);
      assertThat(sent.written()).isEqualTo(Chat.REQUEST);
      assertThat(sent.getHeaders().getContentLength()).isEqualTo(Chat.REQUEST.length());
      assertThat(sent.getHeaders().getFirst("Authorization")).isEqualTo("Bearer key");
      assertThat(rig.exchange().origin().client()).isEqualTo("spring-webflux");
      assertThat(rig.exchange().reply().usage().input()).isEqualTo(8);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void answer_skipsTheNetwork() throws Exception {
    try (WebClientRig rig =
        new WebClientRig(ScriptedPolicy.saying(() -> Verdict.answer(Chat.answer("{\"é\":1}"))))) {
      assertThat(rig.call().block()).isEqualTo("{\"é\":1}");

      assertThat(rig.function.sent).isEmpty();
      assertThat(rig.exchange().servedBy()).isEqualTo(ServedBy.CACHE);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void changedRequestThatIsRejected_isSentAsTheApplicationWroteIt() throws Exception {
    Verdict changed = Verdict.proceed(Chat.request().withBody(Chat.CHANGED.getBytes(UTF_8)));
    try (WebClientRig rig =
        new WebClientRig(ScriptedPolicy.saying(() -> changed))
            .respond(400, "{}")
            .respond(200, Chat.REPLY)) {
      assertThat(rig.call().block()).isEqualTo(Chat.REPLY);

      assertThat(rig.function.sent)
          .extracting(FakeExchange.Sent::written)
          .containsExactly(Chat.CHANGED, Chat.REQUEST);
      assertThat(rig.function.sent.get(0).getHeaders().getContentLength())
          .isEqualTo(Chat.CHANGED.length());
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void eachSubscription_isACallOfItsOwn() throws Exception {
    try (WebClientRig rig = new WebClientRig().respond(500, "{}").respond(200, Chat.REPLY)) {
      ClientRequest again =
          WebClientRig.request(Chat.URL)
              .body(Mono.fromSupplier(() -> Chat.REQUEST), String.class)
              .build();
      Mono<ClientResponse> exchange = rig.exchange(again);

      assertThat(rig.function.sent).isEmpty();
      assertThat(exchange.block().releaseBody().block()).isNull();
      assertThat(exchange.block().bodyToMono(String.class).block()).isEqualTo(Chat.REPLY);

      assertThat(rig.engine.exchanges()).hasSize(2);
    }
  }

  @Test
  void upload_isBegunOnceByTheTransport_andNotHeld() throws Exception {
    AtomicInteger begun = new AtomicInteger();
    Flux<DataBuffer> parts =
        Flux.defer(
            () -> {
              begun.incrementAndGet();
              return Flux.just(FakeExchange.buffer("{"), FakeExchange.buffer("}"));
            });
    try (WebClientRig rig = new WebClientRig().respond(200, "{}")) {
      ClientRequest upload = WebClientRig.request(Chat.URL).body(parts, DataBuffer.class).build();

      rig.exchange(upload).flatMap(ClientResponse::releaseBody).block();

      assertThat(begun).hasValue(1);
      assertThat(rig.function.sent.get(0).written()).isEqualTo("{}");
      assertThat(rig.engine.exchanges()).isEmpty();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void whatIsNoneOfItsBusiness_isGivenToTheTransportAtOnce() throws Exception {
    try (WebClientRig rig = new WebClientRig()) {
      for (ClientRequest other :
          List.of(
              WebClientRig.request(Chat.URL)
                  .headers(headers -> headers.setContentType(MediaType.TEXT_PLAIN))
                  .body(Mono.just("{}"), String.class)
                  .build(),
              WebClientRig.request("https://api.openai.com/v1/files").build(),
              WebClientRig.request(Chat.URL).build())) {
        rig.respond(200, "{}").exchange(other).flatMap(ClientResponse::releaseBody).block();
      }

      assertThat(rig.function.sent).hasSize(3);
      assertThat(rig.engine.exchanges()).isEmpty();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void failureOfTheApplicationsBody_isMetByTheSending() throws Exception {
    IllegalStateException broken = new IllegalStateException("broken");
    try (WebClientRig rig = new WebClientRig()) {
      Mono<ClientResponse> exchange =
          rig.exchange(
              WebClientRig.request(Chat.URL).body(Mono.error(broken), String.class).build());

      assertThat(catchThrowable(exchange::block)).isSameAs(broken);
      assertThat(rig.engine.exchanges()).isEmpty();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void failure_reachesTheApplicationAsItIs() throws Exception {
    IOException reset = new IOException("reset");
    try (WebClientRig rig = new WebClientRig().reply(Mono.error(reset))) {
      assertThat(catchThrowable(() -> rig.call().block())).hasCause(reset);

      assertThat(rig.exchange().errorType()).isEqualTo("java.io.IOException");
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void contextOfTheSubscriber_reachesTheTransport() throws Exception {
    List<String> seen = new ArrayList<>();
    try (WebClientRig rig = new WebClientRig()) {
      rig.function.replies.add(
          context -> {
            seen.add(context.get("tenant"));
            return Mono.just(rig.response(200, Flux.empty()));
          });

      rig.call().contextWrite(context -> context.put("tenant", "acme")).block();

      assertThat(seen).containsExactly("acme");
    }
  }

  @Test
  void cancelBeforeTheReply_reachesTheTransport() throws Exception {
    AtomicInteger cancelled = new AtomicInteger();
    Mono<ClientResponse> never = Mono.never();
    try (WebClientRig rig =
        new WebClientRig().reply(never.doOnCancel(cancelled::incrementAndGet))) {
      Disposable waiting = rig.call().subscribe();
      waiting.dispose();

      assertThat(cancelled).hasValue(1);
      assertThat(rig.engine.suppressed()).isZero();
    }
  }

  @Test
  void cancelOfTheBody_reachesTheTransport_andReleasesWhatNobodyGot() throws Exception {
    Sinks.Many<DataBuffer> provider = Sinks.many().unicast().onBackpressureBuffer();
    AtomicInteger cancelled = new AtomicInteger();
    PooledBuffer pooled = new PooledBuffer("data: {}\n\n");
    try (WebClientRig rig =
        new WebClientRig().respond(200, provider.asFlux().doOnCancel(cancelled::incrementAndGet))) {
      ClientResponse response = rig.exchange(WebClientRig.chat()).block();
      Disposable reading = response.releaseBody().subscribe();
      provider.tryEmitNext(pooled.buffer());
      reading.dispose();

      assertThat(cancelled).hasValue(1);
      assertThat(pooled.references()).isZero();
      assertThat(rig.engine.suppressed()).isZero();
    }
  }
}
