/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeAsyncClient;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeBaseClientBuilder;
import software.amazon.awssdk.services.bedrockruntime.BedrockRuntimeClient;

/** The Bedrock runtime of the AWS SDK, blocking and async; the latter over HTTP/1.1. */
final class LibraryUnderTest extends Library {

  private final Map<String, BedrockRuntimeClient> clients = new ConcurrentHashMap<>();
  private final Map<String, BedrockRuntimeAsyncClient> asyncClients = new ConcurrentHashMap<>();
  private final URI endpoint;
  private final String apiKey;

  LibraryUnderTest(String baseUrl, String apiKey) {
    this.endpoint = URI.create(baseUrl.substring(0, baseUrl.lastIndexOf("/v1")));
    this.apiKey = apiKey;
  }

  @Override
  Call call(Command command) {
    return new BedrockCall(this, command);
  }

  BedrockRuntimeClient client(Command command) {
    return clients.computeIfAbsent(
        key(command),
        absent ->
            configured(BedrockRuntimeClient.builder(), command)
                .httpClientBuilder(Http.blocking())
                .build());
  }

  BedrockRuntimeAsyncClient asyncClient(Command command) {
    return asyncClients.computeIfAbsent(
        key(command),
        absent ->
            configured(BedrockRuntimeAsyncClient.builder(), command)
                .httpClientBuilder(NettyNioAsyncHttpClient.builder().protocol(Protocol.HTTP1_1))
                .build());
  }

  private String key(Command command) {
    return command.text("apiKey", apiKey) + '\n' + retries(command) + '\n' + timeout(command);
  }

  private <B extends BedrockRuntimeBaseClientBuilder<B, ?>> B configured(
      B builder, Command command) {
    String key = command.text("apiKey", apiKey);
    AwsBasicCredentials credentials = AwsBasicCredentials.create(key, "secret of " + key);
    ClientOverrideConfiguration.Builder override =
        ClientOverrideConfiguration.builder()
            .apiCallAttemptTimeout(Duration.ofMillis(timeout(command)));
    Http.retry(override, retries(command));
    return builder
        .region(Region.US_EAST_1)
        .endpointOverride(endpoint)
        .credentialsProvider(StaticCredentialsProvider.create(credentials))
        .overrideConfiguration(override.build());
  }

  private static int retries(Command command) {
    return command.number("maxRetries", 2);
  }

  private static int timeout(Command command) {
    return command.number("timeoutMillis", 60_000);
  }

  @Override
  void describe(Throwable failure, ObjectNode error) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof AwsServiceException) {
        AwsServiceException rejected = (AwsServiceException) t;
        error.put("status", rejected.statusCode());
        error.put("requestId", rejected.requestId());
        if (rejected.awsErrorDetails() != null) {
          error.put("code", rejected.awsErrorDetails().errorCode());
          error.put("said", rejected.awsErrorDetails().errorMessage());
        }
        return;
      }
    }
  }
}
