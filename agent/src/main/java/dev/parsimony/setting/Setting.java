/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import org.jspecify.annotations.Nullable;

/** The description of one setting. */
public final class Setting<T> {

  private final String key;
  private final Kind<T> kind;
  private final String doc;
  private final boolean required;
  private final @Nullable String defaultText;
  private final @Nullable T defaultValue;
  private final @Nullable String example;

  private Setting(
      String key,
      Kind<T> kind,
      String doc,
      boolean required,
      @Nullable String defaultText,
      @Nullable T defaultValue,
      @Nullable String example) {
    this.key = key;
    this.kind = kind;
    this.doc = doc;
    this.required = required;
    this.defaultText = defaultText;
    this.defaultValue = defaultValue;
    this.example = example;
  }

  /** A setting that may be left out, and then has no value. */
  public static <T> Setting<T> of(String key, Kind<T> kind, String doc) {
    return new Setting<>(key, kind, doc, false, null, null, null);
  }

  /** The same setting with a default. */
  public Setting<T> defaultsTo(T value) {
    return new Setting<>(key, kind, doc, false, kind.format(value), value, example);
  }

  /** The same setting, but it must be given. */
  public Setting<T> mandatory() {
    return new Setting<>(key, kind, doc, true, null, null, example);
  }

  /** The same setting with an example of its value. */
  public Setting<T> example(String text) {
    return new Setting<>(key, kind, doc, required, defaultText, defaultValue, text);
  }

  T read(Node node) throws InvalidValueException {
    return kind.read(node);
  }

  /** A value of this setting as YAML on one line. */
  String format(Object value) {
    @SuppressWarnings("unchecked")
    T own = (T) value;
    return kind.format(own);
  }

  /** What is taken, in words, with an example where there is one. */
  public String allowed() {
    return example == null ? kind.allowed() : kind.allowed() + ", such as " + example;
  }

  public String key() {
    return key;
  }

  public Kind<T> kind() {
    return kind;
  }

  public String doc() {
    return doc;
  }

  public boolean required() {
    return required;
  }

  /** The default as YAML; null for none. */
  public @Nullable String defaultText() {
    return defaultText;
  }

  @Nullable T defaultValue() {
    return defaultValue;
  }
}
