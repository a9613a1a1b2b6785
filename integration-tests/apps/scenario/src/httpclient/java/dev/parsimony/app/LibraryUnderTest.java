/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.http.client.config.RequestConfig;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClientBuilder;

/** Apache HttpClient 4. */
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
        absent -> HttpClientBuilder.create().setMaxConnPerRoute(50).setMaxConnTotal(50).build());
  }

  HttpPost request(OpenAiJson endpoint, Command command, boolean stream) {
    HttpPost request = new HttpPost(baseUrl + endpoint.path());
    request.setHeader("Authorization", authorization(command));
    request.setEntity(
        new StringEntity(endpoint.body(command, stream), ContentType.APPLICATION_JSON));
    command.eachHeader(request::addHeader);
    int timeout = command.number("timeoutMillis", 0);
    if (timeout > 0) {
      request.setConfig(RequestConfig.custom().setSocketTimeout(timeout).build());
    }
    return request;
  }
}
