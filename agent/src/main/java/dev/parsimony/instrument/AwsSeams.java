/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.util.Arrays;
import java.util.List;

/**
 * Where the calls of the AWS SDK pass: a client's handler begins them, and a stage of its pipeline
 * their attempts. All services share these classes.
 */
final class AwsSeams {

  private static final String SDK = "software.amazon.awssdk.";
  private static final String STAGES = SDK + "core.internal.http.pipeline.stages.";
  private static final String PATH = "Lsoftware/amazon/awssdk/";
  private static final String PARAMS = PATH + "core/client/handler/ClientExecutionParams;";
  private static final String FUTURE = "Ljava/util/concurrent/CompletableFuture;";

  private static final Question OF_PARAMS =
      new AwsQuestion(
          1, "software/amazon/awssdk/core/client/handler/ClientExecutionParams", "getInput");
  private static final Question OF_CONTEXT =
      new AwsQuestion(
          2,
          "software/amazon/awssdk/core/internal/http/RequestExecutionContext",
          "originalRequest");

  private static final Seam ATTEMPTS =
      attempts(
          Seam.adapted(
              STAGES + "RetryableStage",
              "bedrockruntime",
              "dev.parsimony.adapter.aws.BedrockAdapter",
              SDK),
          PATH + "core/Response;");

  static List<Seam> all() {
    String handler = SDK + "awscore.client.handler.";
    String transformer = PATH + "core/async/AsyncResponseTransformer;";
    return Arrays.asList(
        ATTEMPTS,
        attempts(Seam.besides(ATTEMPTS, STAGES + "AsyncRetryableStage"), FUTURE),
        // So called from 2.26 to 2.29, for clients with a retry strategy.
        attempts(Seam.besides(ATTEMPTS, STAGES + "RetryableStage2"), PATH + "core/Response;"),
        attempts(Seam.besides(ATTEMPTS, STAGES + "AsyncRetryableStage2"), FUTURE),
        Seam.besides(ATTEMPTS, handler + "AwsSyncClientHandler")
            .with(begin("(" + PARAMS + ")" + PATH + "core/SdkResponse;")),
        Seam.besides(ATTEMPTS, handler + "AwsAsyncClientHandler")
            .with(begin("(" + PARAMS + ")" + FUTURE))
            .with(begin("(" + PARAMS + transformer + ")" + FUTURE)));
  }

  private static Hook begin(String descriptor) {
    return Hook.asking(OF_PARAMS, "execute", descriptor);
  }

  private static Seam attempts(Seam stage, String returned) {
    String arguments =
        PATH + "http/SdkHttpFullRequest;" + PATH + "core/internal/http/RequestExecutionContext;";
    return stage.with(Hook.asking(OF_CONTEXT, "execute", "(" + arguments + ")" + returned));
  }

  private AwsSeams() {}
}
