/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.URL;

/** The JDK's {@code HttpURLConnection}. */
final class LibraryUnderTest extends HttpLibrary {

  LibraryUnderTest(String baseUrl, String apiKey) {
    super(baseUrl, apiKey);
  }

  @Override
  Call call(Command command) {
    return new UrlConnectionCalls(this, command);
  }

  @SuppressWarnings("deprecation") // As old applications write it.
  HttpURLConnection connection(OpenAiJson endpoint, Command command) throws IOException {
    HttpURLConnection connection =
        (HttpURLConnection) new URL(baseUrl + endpoint.path()).openConnection();
    connection.setDoOutput(true);
    connection.setRequestProperty("Authorization", authorization(command));
    connection.setRequestProperty("Content-Type", "application/json");
    command.eachHeader(connection::addRequestProperty);
    connection.setReadTimeout(command.number("timeoutMillis", 0));
    return connection;
  }
}
