/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is taken for the URL of a Redis. */
class RedisUrlTest {

  @Test
  void singleServer_hasAHostAPortAndADatabase() {
    RedisUrl url = parsed("rediss://[::1]:7000/3");

    assertThat(url.form()).isEqualTo(RedisUrl.Form.SINGLE);
    assertThat(url.tls()).isTrue();
    assertThat(url.addresses()).containsExactly(new Address("::1", 7000));
    assertThat(url.database()).isEqualTo(3);
    assertThat(parsed("redis://cache").addresses()).containsExactly(new Address("cache", 6379));
  }

  @Test
  void clusterAndSentinels_haveSeveralAddresses() {
    RedisUrl cluster = parsed("redis-cluster://a:7001,b");
    assertThat(cluster.form()).isEqualTo(RedisUrl.Form.CLUSTER);
    assertThat(cluster.addresses()).containsExactly(new Address("a", 7001), new Address("b", 6379));

    RedisUrl sentinels = parsed("rediss-sentinel://a,b:7002/1#main");
    assertThat(sentinels.form()).isEqualTo(RedisUrl.Form.SENTINEL);
    assertThat(sentinels.addresses())
        .containsExactly(new Address("a", 26379), new Address("b", 7002));
    assertThat(sentinels.master()).isEqualTo("main");
    assertThat(sentinels.database()).isEqualTo(1);
    assertThat(sentinels.tls()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "redis",
        "redis://",
        "http://a",
        "redis://a,b",
        "redis://a#main",
        "redis://a:0",
        "redis://a:65536",
        "redis://a:b",
        "redis://a/x",
        "redis://user:secret@a",
        "redis://a?timeout=1",
        "redis-cluster://a/1",
        "redis-cluster://a,",
        "redis-sentinel://a"
      })
  void anythingElse_isNone(String text) {
    assertThat(RedisUrl.parse(text)).isNull();
  }

  private static RedisUrl parsed(String text) {
    return requireNonNull(RedisUrl.parse(text));
  }
}
