/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.okhttp;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import okhttp3.MediaType;
import okhttp3.RequestBody;
import okio.BufferedSink;
import org.junit.jupiter.api.Test;

@SuppressWarnings("deprecation") // The order of arguments changed with OkHttp 4.
class RequestBodiesTest {

  private static final MediaType JSON = MediaType.parse("application/json; charset=utf-8");

  @Test
  void json_isRead() {
    MediaType problem = MediaType.parse("application/problem+json");

    assertThat(RequestBodies.json(RequestBody.create(JSON, "{}"))).isEqualTo("{}".getBytes(UTF_8));
    assertThat(RequestBodies.json(RequestBody.create(problem, "[]"))).hasSize(2);
  }

  @Test
  void bodyOfAnotherKind_isNotTouched() {
    Upload form = new Upload(2, false, false);
    form.type = MediaType.parse("multipart/form-data");

    assertThat(RequestBodies.json(form)).isNull();
    assertThat(RequestBodies.json(null)).isNull();
    assertThat(form.written).isZero();
  }

  @Test
  void uploadOfUnknownOrGreatLength_isNotTouched() {
    for (Upload upload :
        new Upload[] {
          new Upload(-1, false, false),
          new Upload(1L << 40, false, false),
          new Upload(2, true, false),
          new Upload(2, false, true)
        }) {
      assertThat(RequestBodies.json(upload)).isNull();
      assertThat(upload.written).isZero();
    }
  }

  @Test
  void bodyThatIsLongerThanItSays_isGivenUpThere() {
    Upload liar = new Upload(2, false, false);
    liar.text = "x".repeat(100_000);

    assertThat(RequestBodies.json(liar)).isNull();
  }

  /** A body whose writing is counted. */
  private static final class Upload extends RequestBody {

    private final long length;
    private final boolean oneShot;
    private final boolean duplex;
    private MediaType type = JSON;
    private String text = "{}";
    private int written;

    Upload(long length, boolean oneShot, boolean duplex) {
      this.length = length;
      this.oneShot = oneShot;
      this.duplex = duplex;
    }

    @Override
    public MediaType contentType() {
      return type;
    }

    @Override
    public long contentLength() {
      return length;
    }

    @Override
    public boolean isOneShot() {
      return oneShot;
    }

    @Override
    public boolean isDuplex() {
      return duplex;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      written++;
      sink.writeUtf8(text);
    }
  }
}
