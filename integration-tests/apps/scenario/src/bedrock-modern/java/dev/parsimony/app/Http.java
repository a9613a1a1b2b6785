/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.time.Duration;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache.ApacheHttpClient;
import software.amazon.awssdk.retries.api.BackoffStrategy;

/** What the versions have not in common: here retry strategies, and Apache's HTTP client. */
final class Http {

  /* At once, an attempt may begin while the one before still ends, on which the SDK fails. */
  private static final Duration SOON = Duration.ofMillis(20);

  static SdkHttpClient.Builder<?> blocking() {
    return ApacheHttpClient.builder();
  }

  static void retry(ClientOverrideConfiguration.Builder override, int times) {
    BackoffStrategy soon = BackoffStrategy.fixedDelayWithoutJitter(SOON);
    override.retryStrategy(
        AwsRetryStrategy.standardRetryStrategy().toBuilder()
            .maxAttempts(times + 1)
            .backoffStrategy(soon)
            .throttlingBackoffStrategy(soon)
            .circuitBreakerEnabled(false)
            .build());
  }

  private Http() {}
}
