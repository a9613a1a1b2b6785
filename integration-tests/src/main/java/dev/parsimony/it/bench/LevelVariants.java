/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The places from which a hit may come, and how large the one in memory is. */
final class LevelVariants {

  static final String MEMORY = "hit from memory";
  static final String DISK = "hit from disk";
  static final String REDIS = "hit from Redis";
  static final String GATEWAY = "hit of @llmops/gateway";

  private static final String RULE =
      """
      mode: optimize
      cache: %s
      rules:
        - name: all
          cache: %s
      """;

  private static final String ALL = "{ttl: 1h, retry-window: 0s}";

  /* The questions are what a customer may say at any time; nothing is kept from the cache. */
  private static final String ALL_QUESTIONS =
      "{ttl: 1h, retry-window: 0s, time-words: true, personal: true}";

  private LevelVariants() {}

  static Variant memory() {
    return Variants.configured(MEMORY, RULE.formatted("{max-size: 64MiB}", ALL));
  }

  static Variant disk(Path directory) {
    return Variants.configured(
        DISK, RULE.formatted("{disk: {directory: '" + directory + "'}}", ALL));
  }

  static Variant redis(String url) {
    return Variants.configured(REDIS, RULE.formatted("{redis: {url: '" + url + "'}}", ALL));
  }

  /** No agent, but a gateway that is told to cache what it asks of a provider. */
  static Variant gateway(String providerUrl) {
    String config =
        "{\"provider\":\"openai\",\"api_key\":\"sk-bench\",\"custom_host\":\"%s\",\"cache\":{\"mode\":\"simple\"}}"
            .formatted(providerUrl);
    return new Variant(GATEWAY, List.of("-Dbench.header.x-llmops-config=" + config), Map.of());
  }

  /** Everything is cached, in so many mebibytes. */
  static Variant bound(int mebibytes) {
    return Variants.configured(
        mebibytes + " MiB", RULE.formatted("{max-size: " + mebibytes + "MiB}", ALL_QUESTIONS));
  }

  /** A rule that says no more than that there is to be a cache. */
  static Variant defaults() {
    return Variants.configured("64 MiB, all defaults", RULE.formatted("{max-size: 64MiB}", "{}"));
  }
}
