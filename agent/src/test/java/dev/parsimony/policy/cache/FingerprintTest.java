/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.parsimony.policy.Fingerprint;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FingerprintTest {

  private static final byte[] KEY = {1, 2, 3};

  private final Fingerprinter fingerprinter = new Fingerprinter(new Partitions(KEY));

  @Test
  void equalCalls_haveEqualFingerprints() {
    assertThat(of(base())).isEqualTo(of(base())).hasSameHashCodeAs(of(base()));
    assertThat(
            new Fingerprinter(new Partitions(KEY))
                .fingerprint(base().call(), CacheSettings.defaults()))
        .isEqualTo(of(base()));
  }

  @Test
  void everythingThatCanChangeTheAnswer_counts() {
    List<Asked> different =
        List.of(
            base(),
            Asked.question("b"),
            Asked.question(""),
            base().treatment("shorter"),
            base().dialect("fake.responses"),
            base().url("http://api.example/v1/chat/completions"),
            base().url("https://other.example/v1/chat/completions"),
            base().url("https://api.example:8443/v1/chat/completions"),
            base().url("https://api.example/v2/chat/completions"),
            base().url("https://api.example/v1/chat/completions?api-version=1"),
            base().url("https://api.example/v1/chat/completions?api-version=2"),
            base().header("OpenAI-Organization", "one"),
            base().header("OpenAI-Organization", "two"),
            base().header("OpenAI-Project", "one"),
            base().header("OpenAI-Beta", "one"),
            base().header("anthropic-version", "2023-06-01"),
            base().header("anthropic-version", "2026-10-21"),
            base().header("X-Tenant", "one"),
            base().header("X-Tenant", "one", "two"),
            base().header("X-Tenant", "onet", "wo"),
            base().header("X-Tenant", "onetwo"),
            base().header("X-Tenant"),
            base().header("X-Tenant", ""),
            base().header("X-Tenant", "\ud800"),
            base().header("X-Tenant", "\ud801"),
            base().header("X-Tenan", "tone"),
            base().header("Cookie", "tenant=1"),
            base().header("Authorization", "Bearer two"),
            base().header("api-key", "one"),
            base().header("x-api-key", "one"),
            base().header("x-goog-api-key", "one"),
            base().withoutHeader("Authorization").header("api-key", "Bearer one"),
            base().withoutHeader("Authorization"));

    assertThat(different.stream().map(this::of)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "User-Agent",
        "Accept",
        "Accept-Encoding",
        "Accept-Language",
        "Content-Type",
        "Content-Length",
        "Host",
        "Connection",
        "amz-sdk-invocation-id",
        "amz-sdk-request",
        "X-Stainless-Retry-Count",
        "x-stainless-lang",
        "Idempotency-Key",
        "traceparent",
        "tracestate",
        "baggage",
        "b3",
        "X-B3-TraceId",
        "newrelic",
        "X-Dynatrace",
        "X-INSTANA-T",
        "sw8-correlation",
        "x-ms-client-request-id",
        "X-Request-Id",
        "X-Client-Request-Id",
        "Date"
      })
  void headersOfTransportAndTracing_doNotCount(String name) {
    assertThat(of(base().header(name, "x"))).isEqualTo(of(base()));
  }

  @Test
  void caseAndOrderOfHeaders_doNotCount() {
    assertThat(of(base().header("X-Tenant", "1").header("OpenAI-Beta", "2")))
        .isEqualTo(of(base().header("openai-beta", "2").header("x-tenant", "1")));
  }

  @Test
  void namedPartition_sharesAcrossCredentials() {
    CacheSettings team = CacheSettings.defaults().withPartition("team");

    assertThat(of(base().header("Authorization", "Bearer two"), team))
        .isEqualTo(of(base(), team))
        .isEqualTo(of(base().withoutHeader("Authorization").client(9), team))
        .isNotEqualTo(of(base(), team.withPartition("other")))
        .isNotEqualTo(of(base()));
  }

  @Test
  void withoutVisibleCredential_theClientObjectIsThePartition() {
    Asked hidden = base().withoutHeader("Authorization").client(1);

    assertThat(of(hidden)).isEqualTo(of(hidden));
    assertThat(of(base().withoutHeader("Authorization").client(2))).isNotEqualTo(of(hidden));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "Bearer", "bearer "})
  void emptyCredential_namesNobody(String value) {
    assertThat(of(base().header("Authorization", value).client(1)))
        .isNotEqualTo(of(base().header("Authorization", value).client(2)));
  }

  @Test
  void sameCredential_isSharedAmongClientObjects() {
    assertThat(of(base().client(1))).isEqualTo(of(base().client(2)));
  }

  @Test
  void partition_dependsOnTheProcessKey() {
    Fingerprinter other = new Fingerprinter(new Partitions(new byte[] {9}));

    assertThat(other.fingerprint(base().call(), CacheSettings.defaults())).isNotEqualTo(of(base()));
  }

  @Test
  void form_doesNotCount() {
    assertThat(of(base().stream(true))).isEqualTo(of(base()));
  }

  @Test
  void rule_mayIgnoreMoreHeaders() {
    CacheSettings settings = CacheSettings.defaults().withIgnoreHeaders(Set.of("X-TENANT"));

    assertThat(of(base().header("x-tenant", "1"), settings)).isEqualTo(of(base(), settings));
  }

  @Test
  void manyThreads_computeTheSame() throws Exception {
    Fingerprint expected = of(base());
    ExecutorService threads = Executors.newFixedThreadPool(8);
    try {
      List<Callable<Fingerprint>> tasks =
          IntStream.range(0, 500).<Callable<Fingerprint>>mapToObj(i -> () -> of(base())).toList();
      for (Future<Fingerprint> done : threads.invokeAll(tasks)) {
        assertThat(done.get()).isEqualTo(expected);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void otherThan32Bytes_areNoFingerprint() {
    assertThatThrownBy(() -> Fingerprint.of(new byte[31]))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static Asked base() {
    return Asked.question("a");
  }

  private Fingerprint of(Asked asked) {
    return of(asked, CacheSettings.defaults());
  }

  private Fingerprint of(Asked asked, CacheSettings settings) {
    return fingerprinter.fingerprint(asked.call(), settings);
  }
}
