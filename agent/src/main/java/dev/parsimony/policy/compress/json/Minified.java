/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.compress.json;

import java.util.Collections;
import java.util.Map;

/** Writes JSON without white space, every name, string and number as it stands. */
public final class Minified {

  /** Leaves out nothing but white space. */
  public static final Minified COMPLETE = new Minified(false, false, Collections.emptyMap());

  private final boolean dropsNulls;
  private final boolean dropsEmpty;
  private final Map<String, String> defaults;

  /**
   * @param dropsNulls whether members that are null are left out
   * @param dropsEmpty whether members that are an empty text, object or array are left out
   * @param defaults values that are left out, by the names of their members
   */
  public Minified(boolean dropsNulls, boolean dropsEmpty, Map<String, String> defaults) {
    this.dropsNulls = dropsNulls;
    this.dropsEmpty = dropsEmpty;
    this.defaults = defaults;
  }

  /** Whether anything but white space is left out. */
  public boolean drops() {
    return dropsNulls || dropsEmpty || !defaults.isEmpty();
  }

  public String write(JsonValue value) {
    StringBuilder out = new StringBuilder(value.end() - value.start());
    write(value, out);
    return out.toString();
  }

  void write(JsonValue value, StringBuilder out) {
    switch (value.kind()) {
      case OBJECT:
        writeMembers(value, out);
        break;
      case ARRAY:
        writeElements(value, out);
        break;
      default:
        value.copy(out);
    }
  }

  private void writeMembers(JsonValue object, StringBuilder out) {
    out.append('{');
    boolean first = true;
    for (JsonValue member : object.children()) {
      if (!isDropped(member)) {
        if (!first) {
          out.append(',');
        }
        member.copyName(out);
        out.append(':');
        write(member, out);
        first = false;
      }
    }
    out.append('}');
  }

  private void writeElements(JsonValue array, StringBuilder out) {
    out.append('[');
    boolean first = true;
    for (JsonValue element : array.children()) {
      if (!first) {
        out.append(',');
      }
      write(element, out);
      first = false;
    }
    out.append(']');
  }

  private boolean isDropped(JsonValue member) {
    if (member.is(JsonValue.Kind.SCALAR) && member.isWritten("null")) {
      return dropsNulls;
    }
    if (dropsEmpty && isEmpty(member)) {
      return true;
    }
    return !defaults.isEmpty() && member.children().isEmpty() && isDefault(member);
  }

  private boolean isDefault(JsonValue member) {
    String usual = defaults.get(unquoted(member.name()));
    return usual != null && (member.isWritten(usual) || member.isWritten('"' + usual + '"'));
  }

  private static boolean isEmpty(JsonValue member) {
    return member.is(JsonValue.Kind.STRING)
        ? member.isWritten("\"\"")
        : !member.is(JsonValue.Kind.SCALAR) && member.children().isEmpty();
  }

  private static String unquoted(String name) {
    return name.substring(1, name.length() - 1);
  }
}
