/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bench;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * An application that calls a server over two HTTP clients, and no provider: the host is none's.
 * Its argument is the server's base URL.
 */
public final class OtherHttp {

  private static final String ORDER = "{\"order\":4711}";

  public static void main(String[] args) throws IOException {
    String url = args[0] + "/orders";
    byConnection(url);
    byOkHttp(url);
  }

  private static void byConnection(String url) throws IOException {
    HttpURLConnection connection = (HttpURLConnection) new URL(url).openConnection();
    connection.setDoOutput(true);
    connection.setRequestProperty("Content-Type", "application/json");
    try (OutputStream out = connection.getOutputStream()) {
      out.write(ORDER.getBytes("UTF-8"));
    }
    if (connection.getResponseCode() < 400) {
      read(connection.getInputStream());
    } else if (connection.getErrorStream() != null) {
      read(connection.getErrorStream());
    }
    connection.disconnect();
  }

  private static void byOkHttp(String url) throws IOException {
    OkHttpClient client = new OkHttpClient();
    RequestBody body = RequestBody.create(ORDER, MediaType.parse("application/json"));
    Request request = new Request.Builder().url(url).post(body).build();
    try (Response response = client.newCall(request).execute()) {
      read(response.body().byteStream());
    }
    client.dispatcher().executorService().shutdown();
    client.connectionPool().evictAll();
  }

  private static void read(InputStream in) throws IOException {
    try (InputStream body = in) {
      byte[] buffer = new byte[4096];
      while (body.read(buffer) >= 0) {
        // It is of no interest.
      }
    }
  }

  private OtherHttp() {}
}
