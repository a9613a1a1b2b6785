/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.openai;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.http.HttpMethod;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.HttpRequestBody;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SdkRequestsTest {

  private final SdkRequests requests = new SdkRequests();

  @Test
  void bodyInOneArray_isNotCopied() {
    byte[] json = "{\"model\":\"m\"}".getBytes(UTF_8);

    assertThat(body(json.length, out -> out.write(json))).isSameAs(json);
  }

  @Test
  void bodyInPieces_isJoined() {
    assertThat(
            body(
                4,
                out -> {
                  out.write("{\"a\"".getBytes(UTF_8));
                  out.write(':');
                  out.write("xx1}".getBytes(UTF_8), 2, 2);
                }))
        .asString(UTF_8)
        .isEqualTo("{\"a\":1}");
  }

  @Test
  void emptyBodyOfUnknownLength_isEmpty() {
    assertThat(body(-1, out -> {})).isEmpty();
  }

  private byte @Nullable [] body(long length, Writing writing) {
    return requests.json(
        HttpRequest.builder()
            .method(HttpMethod.POST)
            .baseUrl("http://127.0.0.1")
            .body(new Body(length, writing))
            .build());
  }

  /** Writes a body. */
  private interface Writing {
    void to(OutputStream out) throws IOException;
  }

  private record Body(long contentLength, Writing writing) implements HttpRequestBody {

    @Override
    public void writeTo(OutputStream out) {
      try {
        writing.to(out);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public String contentType() {
      return "application/json";
    }

    @Override
    public boolean repeatable() {
      return true;
    }

    @Override
    public void close() {}
  }
}
