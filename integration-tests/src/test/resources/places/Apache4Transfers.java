/* SPDX-License-Identifier: Apache-2.0 */
import java.io.IOException;
import java.io.InputStream;
import org.apache.http.HttpEntity;
import org.apache.http.client.methods.HttpPost;
import org.apache.http.entity.ContentType;
import org.apache.http.entity.InputStreamEntity;
import org.apache.http.entity.StringEntity;
import org.apache.http.impl.client.CloseableHttpClient;
import org.apache.http.impl.client.HttpClients;

/** The transfers over Apache HttpClient 4; an upload is of JSON, and can be sent only once. */
public class Apache4Transfers extends Transfers {

  private final CloseableHttpClient client = HttpClients.createDefault();

  public static void main(String[] arguments) throws Exception {
    new Apache4Transfers().run(arguments[0], Long.parseLong(arguments[1]));
  }

  @Override
  InputStream upload(String url, InputStream body) throws IOException {
    return send(url, new InputStreamEntity(body, -1, ContentType.APPLICATION_JSON));
  }

  @Override
  InputStream ask(String url, String json) throws IOException {
    return send(url, new StringEntity(json, ContentType.APPLICATION_JSON));
  }

  private InputStream send(String url, HttpEntity body) throws IOException {
    HttpPost request = new HttpPost(url);
    request.setEntity(body);
    return client.execute(request).getEntity().getContent();
  }
}
