/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.dashscope;

import dev.parsimony.dialect.wire.EventStream;
import dev.parsimony.dialect.wire.EventWriter;
import dev.parsimony.dialect.wire.Json;
import dev.parsimony.exchange.MalformedBodyException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A stream of results as far as it came. By a parameter of the request, which a stream does not
 * repeat, each result holds all that was said so far, or only what is new.
 */
final class ResultStream {

  private final List<Map<String, @Nullable Object>> results = new ArrayList<>();
  private boolean malformed;
  private boolean ended;

  private ResultStream() {}

  static ResultStream read(byte[] stream) {
    ResultStream read = new ResultStream();
    EventStream events = new EventStream(stream);
    try {
      while (!read.ended && events.advance() && !events.isDone()) {
        read.add(Json.object(events.json()));
      }
    } catch (MalformedBodyException e) {
      read.malformed = true;
    }
    return read;
  }

  /** A stream of one result, which is the same whichever way results are told. */
  static byte[] ofOne(byte[] whole) throws MalformedBodyException {
    Map<String, @Nullable Object> reply = Json.object(Json.read(whole));
    if (!isReason(reason(reply)) || Json.object(reply.get("usage")).isEmpty()) {
      throw new MalformedBodyException("the reply is not finished");
    }
    return new EventWriter().event("result", reply).toBytes();
  }

  boolean isMalformed() {
    return malformed;
  }

  /** Whether the last result came. */
  boolean isEnded() {
    return ended;
  }

  Map<String, @Nullable Object> last() {
    return results.isEmpty() ? Collections.emptyMap() : results.get(results.size() - 1);
  }

  /** The reply as far as it came. */
  Map<String, @Nullable Object> whole() {
    Map<String, @Nullable Object> joined = joined();
    return joined == null ? last() : joined;
  }

  byte[] join() throws MalformedBodyException {
    Map<String, @Nullable Object> joined = results.size() == 1 ? last() : joined();
    if (malformed || !ended || joined == null || !Json.isBlank(joined.get("code"))) {
      throw new MalformedBodyException("the stream does not tell what was said");
    }
    return Json.write(joined);
  }

  private void add(Map<String, @Nullable Object> result) throws MalformedBodyException {
    if (result.isEmpty()) {
      throw new MalformedBodyException("not a result");
    }
    results.add(result);
    ended = isReason(reason(result));
  }

  /* All pieces in one, where it is plain that each one is new; else null. */
  private @Nullable Map<String, @Nullable Object> joined() {
    Pieces pieces = new Pieces();
    for (Map<String, @Nullable Object> result : results) {
      if (!(message(result) instanceof Map)) {
        return null;
      }
      pieces.add(Json.object(message(result)));
    }
    return pieces.arePlain() && !results.isEmpty() ? withMessage(last(), pieces.whole()) : null;
  }

  private static Map<String, @Nullable Object> withMessage(
      Map<String, @Nullable Object> result, Map<String, @Nullable Object> message) {
    Map<String, @Nullable Object> whole = new LinkedHashMap<>(result);
    Map<String, @Nullable Object> output = new LinkedHashMap<>(Json.object(result.get("output")));
    Map<String, @Nullable Object> choice =
        new LinkedHashMap<>(Json.object(Json.array(output.get("choices")).get(0)));
    choice.put("message", message);
    output.put("choices", Collections.singletonList(choice));
    whole.put("output", output);
    return whole;
  }

  private static @Nullable Object message(Map<String, @Nullable Object> result) {
    List<@Nullable Object> choices = Json.array(Json.object(result.get("output")).get("choices"));
    return choices.size() == 1 ? Json.object(choices.get(0)).get("message") : null;
  }

  private static @Nullable Object reason(Map<String, @Nullable Object> result) {
    Map<String, @Nullable Object> output = Json.object(result.get("output"));
    List<@Nullable Object> choices = Json.array(output.get("choices"));
    return choices.isEmpty()
        ? output.get("finish_reason")
        : Json.object(choices.get(choices.size() - 1)).get("finish_reason");
  }

  /** Whether a call has ended; while it goes on, the word null stands there. */
  static boolean isReason(@Nullable Object reason) {
    return Json.isText(reason) && !"null".equals(reason);
  }
}
