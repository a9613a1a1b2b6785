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
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Puts other texts into the prompt of a request that was read already. What else it says is known
 * without reading it again, and so is where everything stands.
 */
public final class OtherTexts {

  private final byte[] body;
  private final List<Text> texts;
  /* How much later all behind a value stands, by where that ended. */
  private final TreeMap<Integer, Integer> shifts = new TreeMap<>();

  /** What a value is to be, and where that stands. */
  private static final class Text {
    final Span place;
    final byte[] json;

    Text(Span place, byte[] json) {
      this.place = place;
      this.json = json;
    }
  }

  private OtherTexts(byte[] body, Collection<Text> texts) {
    this.body = body;
    this.texts = new ArrayList<>(texts);
  }

  /**
   * The same request with these texts in its parts.
   *
   * @param parts that hold JSON strings
   */
  public static RequestFacts in(RequestFacts facts, List<Part> parts, List<String> texts) {
    TreeMap<Integer, Text> byPlace = new TreeMap<>();
    for (int i = 0; i < parts.size(); i++) {
      Span place = parts.get(i).place();
      byPlace.put(place.start(), new Text(place, Json.write(texts.get(i))));
    }
    OtherTexts others = new OtherTexts(facts.request().body(), byPlace.values());
    WireRequest request = facts.request().withBody(others.write());
    return facts.withTexts(request, others.moved(facts.fields()), () -> prompt(facts, request));
  }

  private byte[] write() {
    int length = body.length;
    for (Text text : texts) {
      length += text.json.length - text.place.length();
      shifts.put(text.place.end(), length - body.length);
    }
    byte[] written = new byte[length];
    int from = 0;
    int to = 0;
    for (Text text : texts) {
      int kept = text.place.start() - from;
      System.arraycopy(body, from, written, to, kept);
      System.arraycopy(text.json, 0, written, to + kept, text.json.length);
      to += kept + text.json.length;
      from = text.place.end();
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
