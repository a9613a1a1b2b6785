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
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.CloseableHttpResponse;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.ParseException;
import org.apache.hc.core5.http.io.entity.EntityUtils;

/** One call of Apache HttpClient 5. */
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
          String body = text(response);
          reply(response.getCode(), map(response.getHeaders()), body);
          return true;
        });
  }

  @Override
  void stream() throws IOException {
    HttpPost request = apache.request(endpoint, command, true);
    onCancel(request::abort);
    CloseableHttpResponse opened = client.execute(request);
    try (CloseableHttpResponse response = opened) {
      int status = response.getCode();
      if (status != 200) {
        whole(response);
      } else {
        seen.head(status, map(response.getHeaders()));
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
    String body = text(response);
    reply(response.getCode(), map(response.getHeaders()), body);
  }

  private static String text(ClassicHttpResponse response) throws IOException {
    try {
      return EntityUtils.toString(response.getEntity(), StandardCharsets.UTF_8);
    } catch (ParseException e) {
      throw new IOException(e);
    }
  }

  private static Map<String, List<String>> map(Header[] headers) {
    Map<String, List<String>> map = new TreeMap<>();
    for (Header header : headers) {
      map.computeIfAbsent(header.getName(), absent -> new ArrayList<>()).add(header.getValue());
    }
    return map;
  }
}
