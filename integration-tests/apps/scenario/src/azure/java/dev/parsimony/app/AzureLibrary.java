/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.azure.core.exception.HttpResponseException;
import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpClientProvider;
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

/** A library above azure-core, with a pipeline of its own: the usual one insists on HTTPS. */
abstract class AzureLibrary extends Library {

  private static final String NETTY = "netty.NettyAsyncHttpClientProvider";

  final String endpoint;
  private final Map<String, HttpPipeline> pipelines = new ConcurrentHashMap<>();
  private final String apiKey;

  AzureLibrary(String baseUrl, String apiKey) {
    this.endpoint = baseUrl.substring(0, baseUrl.lastIndexOf("/v1"));
    this.apiKey = apiKey;
  }

  final HttpPipeline pipeline(Command command) {
    String key = command.text("apiKey", apiKey);
    int retries = command.number("maxRetries", 2);
    int timeout = command.number("timeoutMillis", 60_000);
    String transport = command.text("transport", NETTY);
    return pipelines.computeIfAbsent(
        key + '\n' + retries + '\n' + timeout + '\n' + transport,
        absent -> pipeline(key, retries, timeout, transport));
  }

  /* The key is added below the place where calls are seen, as the library's own policies do. */
  private static HttpPipeline pipeline(
      String key, int retries, int timeoutMillis, String transport) {
    Duration timeout = Duration.ofMillis(timeoutMillis);
    HttpClientOptions options =
        new HttpClientOptions()
            .setResponseTimeout(timeout)
            .setReadTimeout(timeout)
            .setHttpClientProvider(provider(transport));
    HttpHeaders headers = new HttpHeaders().set(HttpHeaderName.fromString("api-key"), key);
    FixedDelayOptions delay = new FixedDelayOptions(retries, Duration.ofMillis(1));
    return new HttpPipelineBuilder()
        .httpClient(HttpClient.createDefault(options))
        .policies(new RetryPolicy(new RetryOptions(delay)), new AddHeadersPolicy(headers))
        .build();
  }

  private static Class<? extends HttpClientProvider> provider(String transport) {
    try {
      return Class.forName("com.azure.core.http." + transport).asSubclass(HttpClientProvider.class);
    } catch (ClassNotFoundException e) {
      throw new IllegalArgumentException(transport, e);
    }
  }

  @Override
  final void describe(Throwable failure, ObjectNode error) {
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
