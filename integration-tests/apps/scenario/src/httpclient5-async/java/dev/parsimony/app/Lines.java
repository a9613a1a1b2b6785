/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.io.EOFException;
import java.io.IOException;
import java.nio.CharBuffer;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.apache.hc.client5.http.async.methods.AbstractCharResponseConsumer;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpResponse;
import org.jspecify.annotations.Nullable;

/** Notes the lines of a stream as they come, and tells whether it came to its end. */
final class Lines extends AbstractCharResponseConsumer<Boolean> {

  private final ApacheCalls call;
  private final Runnable enough;
  private final StringBuilder text = new StringBuilder();
  private int status;
  private Map<String, List<String>> headers = Collections.emptyMap();
  private boolean over;

  /**
   * @param enough done when no more lines are wanted
   */
  Lines(ApacheCalls call, Runnable enough) {
    this.call = call;
    this.enough = enough;
  }

  @Override
  protected void start(HttpResponse response, ContentType type) {
    status = response.getCode();
    headers = ApacheCalls.map(response.getHeaders());
    if (status == 200) {
      call.seen.head(status, headers);
    }
  }

  @Override
  protected int capacityIncrement() {
    return Integer.MAX_VALUE;
  }

  @Override
  protected void data(CharBuffer source, boolean endOfStream) throws IOException {
    text.append(source);
    source.position(source.limit());
    if (status == 200) {
      lines();
    }
  }

  private void lines() throws IOException {
    for (int end = text.indexOf("\n"); end >= 0 && !over; end = text.indexOf("\n")) {
      String line = text.substring(0, end);
      text.delete(0, end + 1);
      if (!call.line(line)) {
        over = true;
        enough.run();
      }
    }
  }

  @Override
  protected Boolean buildResult() throws IOException {
    if (status != 200) {
      call.reply(status, headers, text.toString());
    } else if (!over && call.endpoint.saysWhenDone()) {
      throw new EOFException("the stream ended without its last event");
    }
    return true;
  }

  @Override
  public void failed(@Nullable Exception cause) {}

  @Override
  public void releaseResources() {}
}
