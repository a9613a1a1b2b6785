/* SPDX-License-Identifier: Apache-2.0 */
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.InputStreamResource;
import org.springframework.http.HttpEntity;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.client.HttpComponentsClientHttpRequestFactory;
import org.springframework.util.StreamUtils;
import org.springframework.web.client.RestTemplate;

/** The transfers over Spring's RestTemplate, which is over Apache's client. */
public class RestTemplateTransfers extends Transfers {

  private final RestTemplate template =
      new RestTemplate(new HttpComponentsClientHttpRequestFactory());

  public static void main(String[] arguments) throws Exception {
    new RestTemplateTransfers().run(arguments[0], Long.parseLong(arguments[1]));
  }

  @Override
  InputStream ask(String url, String json) throws IOException {
    return upload(url, new ByteArrayInputStream(json.getBytes(StandardCharsets.UTF_8)));
  }

  @Override
  InputStream upload(String url, InputStream body) throws IOException {
    PipedInputStream reply = new PipedInputStream(1 << 16);
    PipedOutputStream target = new PipedOutputStream(reply);
    new Thread(() -> send(url, body, target)).start();
    return reply;
  }

  private void send(String url, InputStream body, PipedOutputStream target) {
    HttpHeaders headers = new HttpHeaders();
    headers.setContentType(MediaType.APPLICATION_JSON);
    template.execute(
        url,
        HttpMethod.POST,
        template.httpEntityCallback(new HttpEntity<>(new InputStreamResource(body), headers)),
        response -> {
          StreamUtils.copy(response.getBody(), target);
          target.close();
          return null;
        });
  }
}
