/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.util.Arrays;
import java.util.List;

/**
 * The loops in which client libraries try a call again. Applications use Spring's for other things
 * too.
 */
final class RetrySeams {

  private static final String SPRING_RETRY = "Lorg/springframework/retry/";

  static List<Seam> all() {
    return Arrays.asList(
        Seam.retrying("dev.langchain4j.internal.RetryUtils$RetryPolicy", "langchain4j")
            .with(Hook.around("withRetry", "(Ljava/util/concurrent/Callable;I)Ljava/lang/Object;")),
        Seam.retrying("org.springframework.retry.support.RetryTemplate", "spring-retry")
            .with(
                Hook.around(
                    "doExecute",
                    "("
                        + SPRING_RETRY
                        + "RetryCallback;"
                        + SPRING_RETRY
                        + "RecoveryCallback;"
                        + SPRING_RETRY
                        + "RetryState;)Ljava/lang/Object;")),
        Seam.retrying("org.springframework.core.retry.RetryTemplate", "spring-core")
            .with(
                Hook.around(
                    "execute", "(Lorg/springframework/core/retry/Retryable;)Ljava/lang/Object;")));
  }

  private RetrySeams() {}
}
