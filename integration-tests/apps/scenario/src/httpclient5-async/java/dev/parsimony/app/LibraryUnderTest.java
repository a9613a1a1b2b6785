/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.net.URI;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.async.methods.SimpleHttpRequest;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.async.CloseableHttpAsyncClient;
import org.apache.hc.client5.http.impl.async.HttpAsyncClients;
import org.apache.hc.client5.http.impl.nio.PoolingAsyncClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;

/** The asynchronous client of Apache HttpClient 5. */
final class LibraryUnderTest extends HttpLibrary {

  private final Map<String, CloseableHttpAsyncClient> clients = new ConcurrentHashMap<>();

  LibraryUnderTest(String baseUrl, String apiKey) {
    super(baseUrl, apiKey);
  }

  @Override
  Call call(Command command) {
    return new ApacheCalls(this, command);
  }

  CloseableHttpAsyncClient client(Command command) {
    return clients.computeIfAbsent(command.text("client", ""), absent -> started());
  }

  private static CloseableHttpAsyncClient started() {
    CloseableHttpAsyncClient client =
        HttpAsyncClients.custom()
            .setConnectionManager(
                PoolingAsyncClientConnectionManagerBuilder.create()
                    .setMaxConnPerRoute(50)
                    .setMaxConnTotal(50)
                    .build())
            .build();
    client.start();
    return client;
  }

  SimpleHttpRequest request(OpenAiJson endpoint, Command command, boolean stream) {
    SimpleHttpRequest request =
        new SimpleHttpRequest("POST", URI.create(baseUrl + endpoint.path()));
    request.setHeader("Authorization", authorization(command));
    request.setBody(endpoint.body(command, stream), ContentType.APPLICATION_JSON);
    command.eachHeader(request::addHeader);
    int timeout = command.number("timeoutMillis", 0);
    if (timeout > 0) {
      request.setConfig(
          RequestConfig.custom().setResponseTimeout(timeout, TimeUnit.MILLISECONDS).build());
    }
    return request;
  }
}
