/* SPDX-License-Identifier: Apache-2.0 */
import java.io.InputStream;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.BodyInserters;
import org.springframework.web.reactive.function.client.WebClient;

/** The transfers over Spring's WebClient, which is over Reactor Netty. */
public class WebClientTransfers extends Transfers {

  private final WebClient client = WebClient.create();

  public static void main(String[] arguments) throws Exception {
    new WebClientTransfers().run(arguments[0], Long.parseLong(arguments[1]));
  }

  @Override
  InputStream upload(String url, InputStream body) {
    return send(
        url,
        BodyInserters.fromDataBuffers(
            DataBufferUtils.readInputStream(
                () -> body, DefaultDataBufferFactory.sharedInstance, 1 << 16)));
  }

  @Override
  InputStream ask(String url, String json) {
    return send(url, BodyInserters.fromValue(json));
  }

  private InputStream send(
      String url,
      BodyInserter<?, ? super org.springframework.http.client.reactive.ClientHttpRequest> body) {
    return DataBufferUtils.subscriberInputStream(
        client
            .post()
            .uri(url)
            .contentType(MediaType.APPLICATION_JSON)
            .body(body)
            .exchangeToFlux(response -> response.bodyToFlux(DataBuffer.class)),
        4);
  }
}
