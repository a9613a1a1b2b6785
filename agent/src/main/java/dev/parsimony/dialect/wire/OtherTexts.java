/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import dev.parsimony.exchange.Field;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Part;
import dev.parsimony.exchange.Prompt;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.Span;
import dev.parsimony.exchange.WireRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts other texts into the prompt of a request that was read already. What else it says is known
 * without reading it again, and so is where everything stands.
 */
public final class OtherTexts {

  private final byte[] body;
  /* By where the value begins. */
  private final TreeMap<Integer, byte[]> texts = new TreeMap<>();
  private final TreeMap<Integer, Integer> ends = new TreeMap<>();
  /* How much later all behind a value stands, by where that ended. */
  private final TreeMap<Integer, Integer> shifts = new TreeMap<>();

  private OtherTexts(byte[] body) {
    this.body = body;
  }

  /**
   * The same request with these texts in its parts.
   *
   * @param parts that hold JSON strings
   */
  public static RequestFacts in(RequestFacts facts, List<Part> parts, List<String> texts) {
    OtherTexts others = new OtherTexts(facts.request().body());
    for (int i = 0; i < parts.size(); i++) {
      Span place = parts.get(i).place();
      others.texts.put(place.start(), Json.write(texts.get(i)));
      others.ends.put(place.start(), place.end());
    }
    WireRequest request = facts.request().withBody(others.write());
    return facts.withTexts(request, others.moved(facts.fields()), () -> prompt(facts, request));
  }

  private byte[] write() {
    int length = body.length;
    for (Map.Entry<Integer, byte[]> text : texts.entrySet()) {
      int end = ends.get(text.getKey());
      length += text.getValue().length - (end - text.getKey());
      shifts.put(end, length - body.length);
    }
    byte[] written = new byte[length];
    int from = 0;
    int to = 0;
    for (Map.Entry<Integer, byte[]> text : texts.entrySet()) {
      int kept = text.getKey() - from;
      System.arraycopy(body, from, written, to, kept);
      System.arraycopy(text.getValue(), 0, written, to + kept, text.getValue().length);
      to += kept + text.getValue().length;
      from = ends.get(text.getKey());
    }
    System.arraycopy(body, from, written, to, body.length - from);
    return written;
  }

  private List<Field> moved(List<Field> fields) {
    List<Field> moved = new ArrayList<>(fields.size());
    for (Field field : fields) {
      moved.add(new Field(field.name(), moved(field.start()), moved(field.end())));
    }
    return moved;
  }

  private int moved(int place) {
    Map.Entry<Integer, Integer> before = shifts.floorEntry(place);
    return before == null ? place : place + before.getValue();
  }

  private static Prompt prompt(RequestFacts facts, WireRequest request) {
    try {
      return facts.dialect().readRequest(request).prompt();
    } catch (MalformedBodyException notOurs) {
      return Prompt.NONE;
    }
  }
}
