/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.azure.ai.openai.OpenAIClientBuilder;
import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpHeader;
import com.azure.core.http.HttpHeaderName;
import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpPipeline;
import com.azure.core.http.HttpPipelineBuilder;
import com.azure.core.http.policy.AddHeadersPolicy;
import com.azure.core.http.policy.FixedDelayOptions;
import com.azure.core.http.policy.RetryOptions;
import com.azure.core.http.policy.RetryPolicy;
import com.azure.core.util.HttpClientOptions;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;

/** azure-ai-openai, with a pipeline of its own: the usual one insists on HTTPS. */
final class LibraryUnderTest extends Library {

  private final Map<String, HttpPipeline> pipelines = new ConcurrentHashMap<>();
  private final String endpoint;
  private final String apiKey;

  LibraryUnderTest(String baseUrl, String apiKey) {
    this.endpoint = baseUrl.substring(0, baseUrl.lastIndexOf("/v1"));
    this.apiKey = apiKey;
  }

  @Override
  Call call(Command command) {
    String key = command.text("apiKey", apiKey);
    int retries = command.number("maxRetries", 2);
    int timeout = command.number("timeoutMillis", 60_000);
    HttpPipeline pipeline =
        pipelines.computeIfAbsent(
            key + '\n' + retries + '\n' + timeout, absent -> pipeline(key, retries, timeout));
    OpenAIClientBuilder builder = new OpenAIClientBuilder().endpoint(endpoint).pipeline(pipeline);
    return new AzureCall(this, command, builder);
  }

  /* The key is added below the place where calls are seen, as the library's own policies do. */
  private static HttpPipeline pipeline(String key, int retries, int timeoutMillis) {
    Duration timeout = Duration.ofMillis(timeoutMillis);
    HttpClientOptions options =
        new HttpClientOptions().setResponseTimeout(timeout).setReadTimeout(timeout);
    HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.fromString("api-key"), key);
    FixedDelayOptions delay = new FixedDelayOptions(retries, Duration.ofMillis(1));
    return new HttpPipelineBuilder()
        .httpClient(HttpClient.createDefault(options))
        .policies(new RetryPolicy(new RetryOptions(delay)), new AddHeadersPolicy(headers))
        .build();
  }

  @Override
  void describe(Throwable failure, ObjectNode error) {
    for (Throwable t = failure; t != null; t = t.getCause()) {
      if (t instanceof HttpResponseException && ((HttpResponseException) t).getResponse() != null) {
        HttpResponseException rejected = (HttpResponseException) t;
        error.put("status", rejected.getResponse().getStatusCode());
        error.put("body", String.valueOf(rejected.getValue()));
        error.set("headers", Seen.json(map(rejected.getResponse().getHeaders())));
        return;
      }
    }
  }

  private static Map<String, List<String>> map(HttpHeaders headers) {
    Map<String, List<String>> map = new TreeMap<>();
    for (HttpHeader header : headers) {
      map.put(header.getName(), header.getValuesList());
    }
    return map;
  }
}
