/* SPDX-License-Identifier: Apache-2.0 */
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** The transfers over the JDK's client. */
public class JdkTransfers extends Transfers {

  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  public static void main(String[] arguments) throws Exception {
    new JdkTransfers().run(arguments[0], Long.parseLong(arguments[1]));
  }

  @Override
  InputStream upload(String url, InputStream body) throws Exception {
    return send(url, BodyPublishers.ofInputStream(() -> body));
  }

  @Override
  InputStream ask(String url, String json) throws Exception {
    return send(url, BodyPublishers.ofString(json));
  }

  private InputStream send(String url, BodyPublisher body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/json")
            .POST(body)
            .build();
    return client.send(request, BodyHandlers.ofInputStream()).body();
  }
}
