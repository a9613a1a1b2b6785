/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.http.ContentStreamProvider;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpMethod;

class BodiesTest {

  private static final String HOST = "https://bedrock-runtime.us-east-1.amazonaws.com";

  @Test
  void body_isReadWithoutTakingItFromTheSdk() {
    SdkHttpFullRequest request = request(() -> in("{\"a\":1}"));

    assertThat(Bodies.of(request)).asString(UTF_8).isEqualTo("{\"a\":1}");
    assertThat(Bodies.of(request)).asString(UTF_8).isEqualTo("{\"a\":1}");
  }

  @Test
  void bodyThatCannotBeRead_isLeftToTheSdk() {
    ContentStreamProvider broken =
        () -> {
          throw new UncheckedIOException(new IOException("no disk"));
        };

    assertThat(Bodies.of(request(broken))).isNull();
    assertThat(Bodies.of(request(() -> in("x")).toBuilder().contentStreamProvider(null).build()))
        .isNull();
  }

  @Test
  void replacedRequest_hasTheNewModelBodyAndLength() throws IOException {
    SdkHttpFullRequest request = request(() -> in("{\"long\":\"body\"}"));

    SdkHttpFullRequest changed =
        Bodies.replaced(request, HOST + "/model/b%3A1/converse", "{}".getBytes(UTF_8));

    assertThat(changed.getUri()).isEqualTo(URI.create(HOST + "/model/b%3A1/converse"));
    assertThat(changed.firstMatchingHeader("content-length")).contains("2");
    assertThat(changed.firstMatchingHeader("X-Team")).contains("blue");
    assertThat(Bodies.of(changed)).asString(UTF_8).isEqualTo("{}");
  }

  private static InputStream in(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static SdkHttpFullRequest request(ContentStreamProvider content) {
    return SdkHttpFullRequest.builder()
        .method(SdkHttpMethod.POST)
        .uri(URI.create(HOST + "/model/a%3A1/converse"))
        .putHeader("Content-Length", "15")
        .putHeader("X-Team", "blue")
        .contentStreamProvider(content)
        .build();
  }
}
