/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the stub sends for one request.
 *
 * @param status 0 for not even a status line
 * @param chunks the body in the pieces that are sent; a whole body is one piece
 * @param streamed whether the body is framed piece by piece, or announced with its length
 * @param sent how many of the chunks are sent before the ending
 * @param vendor who sends it
 */
record Reply(
    int status,
    Map<String, String> headers,
    List<byte[]> chunks,
    boolean streamed,
    int sent,
    Ending ending,
    Pacing pacing,
    Vendor vendor) {

  static Reply whole(int status, byte[] body) {
    return new Reply(
        status,
        Map.of("content-type", "application/json"),
        List.of(body),
        false,
        1,
        Ending.COMPLETE,
        Pacing.NONE,
        OpenAi.INSTANCE);
  }

  static Reply stream(List<byte[]> events) {
    return new Reply(
        200,
        Map.of("content-type", "text/event-stream; charset=utf-8"),
        events,
        true,
        events.size(),
        Ending.COMPLETE,
        Pacing.NONE,
        OpenAi.INSTANCE);
  }

  Reply from(Vendor changed) {
    return new Reply(status, headers, chunks, streamed, sent, ending, pacing, changed);
  }

  Reply withHeader(String name, String value) {
    Map<String, String> changed = new LinkedHashMap<>(headers);
    changed.put(name, value);
    return new Reply(status, changed, chunks, streamed, sent, ending, pacing, vendor);
  }

  /** The same reply with another body, framed as before. */
  Reply withChunks(List<byte[]> changed) {
    return new Reply(status, headers, changed, streamed, changed.size(), ending, pacing, vendor);
  }

  Reply withPacing(Pacing changed) {
    return new Reply(status, headers, chunks, streamed, sent, ending, changed, vendor);
  }

  /** Ends the reply after some of its chunks, although all were announced. */
  Reply endingAfter(int count, Ending how) {
    return new Reply(status, headers, chunks, streamed, count, how, pacing, vendor);
  }

  Reply withoutHead(Ending how) {
    return new Reply(0, headers, List.of(), false, 0, how, pacing, vendor);
  }

  /** The body in pieces of at most a given size. */
  Reply split(int size) {
    List<byte[]> pieces = new ArrayList<>();
    for (byte[] chunk : chunks) {
      for (int from = 0; from < chunk.length; from += size) {
        pieces.add(Arrays.copyOfRange(chunk, from, Math.min(from + size, chunk.length)));
      }
    }
    return withChunks(pieces);
  }

  long length() {
    return chunks.stream().mapToLong(chunk -> chunk.length).sum();
  }

  static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
