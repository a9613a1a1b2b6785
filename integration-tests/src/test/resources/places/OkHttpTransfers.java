/* SPDX-License-Identifier: Apache-2.0 */
import java.io.IOException;
import java.io.InputStream;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okio.BufferedSink;
import okio.Okio;

/** The transfers over OkHttp; an upload is of JSON, and does not know how long it is. */
public class OkHttpTransfers extends Transfers {

  private static final MediaType JSON = MediaType.parse("application/json");

  private final OkHttpClient client = new OkHttpClient();

  public static void main(String[] arguments) throws Exception {
    new OkHttpTransfers().run(arguments[0], Long.parseLong(arguments[1]));
  }

  @Override
  InputStream upload(String url, final InputStream body) throws IOException {
    return send(
        url,
        new RequestBody() {
          @Override
          public MediaType contentType() {
            return JSON;
          }

          @Override
          public void writeTo(BufferedSink sink) throws IOException {
            sink.writeAll(Okio.source(body));
          }
        });
  }

  @Override
  InputStream ask(String url, String json) throws IOException {
    return send(url, RequestBody.create(JSON, json));
  }

  private InputStream send(String url, RequestBody body) throws IOException {
    Request request = new Request.Builder().url(url).post(body).build();
    return client.newCall(request).execute().body().byteStream();
  }
}
