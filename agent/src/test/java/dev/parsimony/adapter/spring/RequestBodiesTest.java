/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.http.StreamingHttpOutputMessage;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.util.FastByteArrayOutputStream;

class RequestBodiesTest {

  @Test
  void bufferedJson_isRead_andStaysThere() throws Exception {
    Request request = new Request(MediaType.parseMediaType("application/problem+json"));
    request.getBody().write("[]".getBytes(UTF_8));

    assertThat(RequestBodies.json(request)).isEqualTo("[]".getBytes(UTF_8));
    assertThat(RequestBodies.json(request)).isEqualTo("[]".getBytes(UTF_8));
  }

  @Test
  void bodyOfAnotherKind_isNotRead() throws Exception {
    Request form = new Request(MediaType.MULTIPART_FORM_DATA);
    form.getBody().write(1);

    assertThat(RequestBodies.json(form)).isNull();
    assertThat(RequestBodies.json(new Request(MediaType.APPLICATION_JSON))).isNull();
  }

  /* With Spring 5 nothing tells whether such a body could be written again. */
  @Test
  void bodyThatIsWrittenOnce_isNotTouched() {
    Request upload = new Request(MediaType.APPLICATION_JSON);
    upload.body =
        target -> {
          throw new AssertionError("written");
        };

    assertThat(RequestBodies.json(upload)).isNull();
  }

  private static final class Request extends AbstractClientHttpRequest {

    StreamingHttpOutputMessage.Body body;
    private FastByteArrayOutputStream bodyStream;

    Request(MediaType type) {
      getHeaders().setContentType(type);
    }

    @Override
    protected OutputStream getBodyInternal(HttpHeaders headers) {
      bodyStream = new FastByteArrayOutputStream();
      return bodyStream;
    }

    @Override
    protected ClientHttpResponse executeInternal(HttpHeaders headers) {
      throw new UnsupportedOperationException();
    }

    @Override
    public String getMethodValue() {
      return HttpMethod.POST.name();
    }

    @Override
    public URI getURI() {
      return URI.create("https://api.openai.com");
    }
  }
}
