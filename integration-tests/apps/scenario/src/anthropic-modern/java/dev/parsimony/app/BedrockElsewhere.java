/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.anthropic.backends.Backend;
import com.anthropic.bedrock.backends.BedrockBackend;
import com.anthropic.core.http.HttpRequest;
import com.anthropic.core.http.HttpResponse;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.regions.Region;

/** The library's backend for Bedrock at another address: not every version can be told one. */
final class BedrockElsewhere implements Backend {

  private final BedrockBackend bedrock;
  private final String baseUrl;

  BedrockElsewhere(String baseUrl, String key) {
    this.baseUrl = baseUrl;
    this.bedrock =
        BedrockBackend.builder()
            .awsCredentials(AwsBasicCredentials.create(key, "secret of " + key))
            .region(Region.US_EAST_1)
            .build();
  }

  @Override
  public String baseUrl() {
    return baseUrl;
  }

  @Override
  public HttpRequest prepareRequest(HttpRequest request) {
    return bedrock.prepareRequest(request);
  }

  @Override
  public HttpRequest authorizeRequest(HttpRequest request) {
    return bedrock.authorizeRequest(request);
  }

  @Override
  public HttpResponse prepareResponse(HttpResponse response) {
    return bedrock.prepareResponse(response);
  }

  @Override
  public void close() {
    bedrock.close();
  }
}
