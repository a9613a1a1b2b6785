/* SPDX-License-Identifier: Apache-2.0 */
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;

/** The transfers over HttpURLConnection; an upload is of JSON, and is sent in chunks. */
public class UrlConnectionTransfers extends Transfers {

  public static void main(String[] arguments) throws Exception {
    new UrlConnectionTransfers().run(arguments[0], Long.parseLong(arguments[1]));
  }

  @Override
  InputStream upload(String url, InputStream body) throws IOException {
    HttpURLConnection connection = open(url);
    connection.setChunkedStreamingMode(0);
    return send(connection, body);
  }

  @Override
  InputStream ask(String url, String json) throws IOException {
    return send(open(url), new ByteArrayInputStream(json.getBytes("UTF-8")));
  }

  @SuppressWarnings("deprecation") // As old applications write it.
  private static HttpURLConnection open(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
    connection.setRequestMethod("POST");
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    return connection;
  }

  private static InputStream send(HttpURLConnection connection, InputStream body)
      throws IOException {
    try (OutputStream out = connection.getOutputStream()) {
      byte[] buffer = new byte[50000];
      for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
        out.write(buffer, 0, n);
      }
    }
    return connection.getInputStream();
  }
}
