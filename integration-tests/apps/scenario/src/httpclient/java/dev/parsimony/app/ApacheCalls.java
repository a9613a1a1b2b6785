/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.http.Header;
import org.apache.http.client.methods.CloseableHttpResponse;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.util.EntityUtils;

/** One call of Apache HttpClient 4. */
final class ApacheCalls extends HttpCall {

  private final CloseableHttpClient client;
  private final LibraryUnderTest apache;

  ApacheCalls(LibraryUnderTest apache, Command command) {
    super(apache, command);
    this.apache = apache;
    this.client = apache.client(command);
  }

  @Override
  void blocking() throws IOException {
    HttpPost request = apache.request(endpoint, command, false);
    onCancel(request::abort);
    try (CloseableHttpResponse response = client.execute(request)) {
      whole(response);
    }
  }

  /* Its answers come to a handler, as the documentation of the client advises. */
  @Override
  void async() throws IOException {
    HttpPost request = apache.request(endpoint, command, false);
    onCancel(request::abort);
    client.execute(
        request,
        response -> {
          String body = EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8);
          reply(response.getStatusLine().getStatusCode(), map(response.getAllHeaders()), body);
          return true;
        });
  }

  @Override
  void stream() throws IOException {
    HttpPost request = apache.request(endpoint, command, true);
    onCancel(request::abort);
    CloseableHttpResponse opened = client.execute(request);
    try (CloseableHttpResponse response = opened) {
      int status = response.getStatusLine().getStatusCode();
      if (status != 200) {
        whole(response);
      } else {
        seen.head(status, map(response.getAllHeaders()));
        readLines(
            new BufferedReader(
                new InputStreamReader(response.getEntity().getContent(), StandardCharsets.UTF_8)));
      }
    }
    if (command.flag("closeTwice", false)) {
      opened.close();
    }
  }

  @Override
  void asyncStream() {
    throw new UnsupportedOperationException();
  }

  private void whole(CloseableHttpResponse response) throws IOException {
    String body = EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8);
    reply(response.getStatusLine().getStatusCode(), map(response.getAllHeaders()), body);
  }

  private static Map<String, List<String>> map(Header[] headers) {
    Map<String, List<String>> map = new TreeMap<>();
    for (Header header : headers) {
      map.computeIfAbsent(header.getName(), absent -> new ArrayList<>()).add(header.getValue());
    }
    return map;
  }
}
