/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.template;

import dev.parsimony.dialect.wire.Json;
import dev.parsimony.dialect.wire.JsonEdit;
import dev.parsimony.dialect.wire.JsonNode;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.Part;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A whole answer with a sign in each place that has a value of the call. */
final class BlankedAnswer {

  private final byte[] body;
  private final List<String> texts;

  private BlankedAnswer(byte[] body, List<String> texts) {
    this.body = body;
    this.texts = texts;
  }

  /**
   * @param texts what is said in it, with the places
   * @return null where something may depend on a value in any other way than that it has the value
   */
  static @Nullable BlankedAnswer of(byte[] whole, List<Part> texts, SlotChoice choice)
      throws MalformedBodyException {
    List<String> blanked = new ArrayList<>(texts.size());
    for (Part part : texts) {
      String text = blanked(part.text(), choice.substituted());
      if (text == null) {
        return null;
      }
      blanked.add(text);
    }
    return !texts.isEmpty() && hasAll(blanked, choice) && isFree(whole, texts, blanked, choice)
        ? new BlankedAnswer(written(whole, texts, blanked), blanked)
        : null;
  }

  byte[] body() {
    return body;
  }

  List<String> texts() {
    return texts;
  }

  /** Such an answer with the values of a call. */
  static byte[] filled(byte[] body, List<Part> texts, List<String> values)
      throws MalformedBodyException {
    List<String> filled = new ArrayList<>(texts.size());
    for (Part part : texts) {
      String text = part.text();
      for (int i = 0; i < values.size(); i++) {
        text = text.replace(sign(i), values.get(i));
      }
      if (text.indexOf(TemplateMatch.SIGN) >= 0) {
        throw new MalformedBodyException("a sign without a value");
      }
      filled.add(text);
    }
    return written(body, texts, filled);
  }

  private static @Nullable String blanked(String text, List<String> values) {
    String blanked = text.indexOf(TemplateMatch.SIGN) < 0 ? text : null;
    for (int i = 0; i < values.size() && blanked != null; i++) {
      blanked = Occurrences.replaced(blanked, values.get(i), sign(i));
    }
    return blanked;
  }

  /* One that is not there may have been said in another way. */
  private static boolean hasAll(List<String> blanked, SlotChoice choice) {
    String all = String.join("\n", blanked);
    for (int i = 0; i < choice.substituted().size(); i++) {
      if (!all.contains(sign(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isFree(
      byte[] whole, List<Part> texts, List<String> blanked, SlotChoice choice)
      throws MalformedBodyException {
    List<String> values = new ArrayList<>(choice.substituted());
    values.addAll(choice.ignored());
    Traces traces = Traces.of(values);
    String others = JsonStrings.beside(whole, texts);
    // A value may have been cut in two.
    return traces.areNotIn(String.join("\n", blanked), others)
        && traces.areNotIn(String.join("", blanked), others);
  }

  private static byte[] written(byte[] whole, List<Part> texts, List<String> others)
      throws MalformedBodyException {
    JsonEdit edit = JsonEdit.of(JsonNode.read(whole));
    for (int i = 0; i < texts.size(); i++) {
      if (!texts.get(i).text().equals(others.get(i))) {
        edit.replace(texts.get(i).place(), Json.write(others.get(i)));
      }
    }
    return edit.toBytes();
  }

  private static String sign(int index) {
    return TemplateMatch.SIGN + Integer.toString(index) + TemplateMatch.SIGN;
  }
}
