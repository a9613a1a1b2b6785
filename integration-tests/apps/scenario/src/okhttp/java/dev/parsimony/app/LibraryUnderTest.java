/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;

/** OkHttp. */
final class LibraryUnderTest extends HttpLibrary {

  private static final MediaType JSON = MediaType.parse("application/json; charset=utf-8");

  private final Map<String, OkHttpClient> clients = new ConcurrentHashMap<>();

  LibraryUnderTest(String baseUrl, String apiKey) {
    super(baseUrl, apiKey);
  }

  @Override
  Call call(Command command) {
    return new OkHttpCalls(this, command);
  }

  OkHttpClient client(Command command) {
    int timeout = command.number("timeoutMillis", 0);
    // Events have no limit for the whole call with OkHttp 3.12: the wait for the next byte ends
    // them.
    long readTimeout = Duration.ofSeconds(timeout > 0 ? 3 : 60).toMillis();
    return clients.computeIfAbsent(
        command.text("client", "") + timeout,
        absent ->
            new OkHttpClient.Builder()
                .readTimeout(readTimeout, TimeUnit.MILLISECONDS)
                .callTimeout(timeout, TimeUnit.MILLISECONDS)
                .build());
  }

  @SuppressWarnings("deprecation") // The order of its arguments changed with OkHttp 4.
  Request request(OpenAiJson endpoint, Command command, boolean stream) {
    Request.Builder request =
        new Request.Builder()
            .url(baseUrl + endpoint.path())
            .header("Authorization", authorization(command))
            .post(RequestBody.create(JSON, endpoint.body(command, stream)));
    command.eachHeader(request::addHeader);
    return request.build();
  }
}
