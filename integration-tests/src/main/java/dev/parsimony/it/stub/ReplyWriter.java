/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/** Writes replies as HTTP/1.1, in one piece where nothing asks for more. */
final class ReplyWriter {

  private static final byte[] CRLF = {'\r', '\n'};
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final OutputStream out;
  private final Pacing.Wait wait;
  private final ByteArrayOutputStream buffer = new ByteArrayOutputStream(4096);

  ReplyWriter(OutputStream out, Pacing.Wait wait) {
    this.out = out;
    this.wait = wait;
  }

  void write(Reply reply, Instant now, int requestsLeft) throws IOException {
    boolean singly = reply.pacing() != Pacing.NONE;
    reply.pacing().beforeHeaders(wait);
    if (reply.status() == 0) {
      return;
    }
    buffer.writeBytes(head(reply, now, requestsLeft));
    flush(singly);
    for (byte[] chunk : reply.chunks().subList(0, reply.sent())) {
      reply.pacing().beforeChunk(wait);
      body(reply, chunk);
      flush(singly);
    }
    if (reply.streamed() && reply.ending() == Ending.COMPLETE) {
      buffer.writeBytes(LAST_CHUNK);
    }
    flush(true);
  }

  private static byte[] head(Reply reply, Instant now, int requestsLeft) {
    StringBuilder head = new StringBuilder(1200);
    head.append("HTTP/1.1 ").append(reply.status()).append(" Stub\r\n");
    reply.vendor().headers(head, now, requestsLeft);
    reply.headers().forEach((name, value) -> ProviderHeaders.header(head, name, value));
    if (reply.streamed()) {
      ProviderHeaders.header(head, "Transfer-Encoding", "chunked");
    } else {
      ProviderHeaders.header(head, "Content-Length", Long.toString(reply.length()));
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }

  private void body(Reply reply, byte[] chunk) {
    if (!reply.streamed()) {
      buffer.writeBytes(chunk);
    } else if (chunk.length > 0) {
      buffer.writeBytes(Integer.toHexString(chunk.length).getBytes(StandardCharsets.US_ASCII));
      buffer.writeBytes(CRLF);
      buffer.writeBytes(chunk);
      buffer.writeBytes(CRLF);
    }
  }

  private void flush(boolean now) throws IOException {
    if (now && buffer.size() > 0) {
      buffer.writeTo(out);
      out.flush();
      buffer.reset();
    }
  }
}
