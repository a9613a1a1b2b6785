/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.io.entity.StringEntity;

/** Apache HttpClient 5. */
final class LibraryUnderTest extends HttpLibrary {

  private final Map<String, CloseableHttpClient> clients = new ConcurrentHashMap<>();

  LibraryUnderTest(String baseUrl, String apiKey) {
    super(baseUrl, apiKey);
  }

  @Override
  Call call(Command command) {
    return new ApacheCalls(this, command);
  }

  CloseableHttpClient client(Command command) {
    return clients.computeIfAbsent(
        command.text("client", ""),
        absent ->
            HttpClientBuilder.create()
                .setConnectionManager(
                    PoolingHttpClientConnectionManagerBuilder.create()
                        .setMaxConnPerRoute(50)
                        .setMaxConnTotal(50)
                        .build())
                .build());
  }

  HttpPost request(OpenAiJson endpoint, Command command, boolean stream) {
    HttpPost request = new HttpPost(baseUrl + endpoint.path());
    request.setHeader("Authorization", authorization(command));
    request.setEntity(
        new StringEntity(endpoint.body(command, stream), ContentType.APPLICATION_JSON));
    command.eachHeader(request::addHeader);
    int timeout = command.number("timeoutMillis", 0);
    if (timeout > 0) {
      request.setConfig(
          RequestConfig.custom().setResponseTimeout(timeout, TimeUnit.MILLISECONDS).build());
    }
    return request;
  }
}
