/* SPDX-License-Identifier: Apache-2.0 */
import java.io.InputStream;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.MediaType;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.RestClient;

/** The transfers over Spring's RestClient, which is over the JDK's. */
public class RestClientTransfers extends Transfers {

  private final RestClient client =
      RestClient.builder().requestFactory(new JdkClientHttpRequestFactory()).build();

  public static void main(String[] arguments) throws Exception {
    new RestClientTransfers().run(arguments[0], Long.parseLong(arguments[1]));
  }

  @Override
  InputStream upload(String url, InputStream body) {
    return send(url, new InputStreamResource(body));
  }

  @Override
  InputStream ask(String url, String json) {
    return send(url, json);
  }

  private InputStream send(String url, Object body) {
    return client
        .post()
        .uri(url)
        .contentType(MediaType.APPLICATION_JSON)
        .body(body)
        .exchange((request, response) -> response.getBody(), false);
  }
}
