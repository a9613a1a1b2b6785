/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.level;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is told of an entry without anything that was said: where it comes from, and a digest of
 * each part of its key. Immutable.
 */
public final class EntryLabel {

  /** Of an entry that nothing is told of. */
  public static final EntryLabel NONE = new EntryLabel("", "", "", "", "", Collections.emptyMap());

  private final String rule;
  private final String tenant;
  private final String user;
  private final String model;
  private final String format;
  private final Map<String, Long> fields;

  /**
   * @param rule the rule that it was stored under
   * @param tenant the name of the partition, or the short hash of a credential
   * @param user the short hash of the user whose call bought it; empty when it named none
   * @param model the model asked for
   * @param format the wire format
   * @param fields a digest of each part of the key, by the part's name, in the order of the key
   */
  public EntryLabel(
      String rule,
      String tenant,
      String user,
      String model,
      String format,
      Map<String, Long> fields) {
    this.rule = rule;
    this.tenant = tenant;
    this.user = user;
    this.model = model;
    this.format = format;
    this.fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
  }

  public String rule() {
    return rule;
  }

  public String tenant() {
    return tenant;
  }

  public String user() {
    return user;
  }

  public String model() {
    return model;
  }

  public String format() {
    return format;
  }

  public Map<String, Long> fields() {
    return fields;
  }

  byte[] write() {
    if (this == NONE) {
      return new byte[0];
    }
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
    try {
      DataOutputStream out = new DataOutputStream(bytes);
      out.writeUTF(bounded(rule));
      out.writeUTF(bounded(tenant));
      out.writeUTF(bounded(user));
      out.writeUTF(bounded(model));
      out.writeUTF(bounded(format));
      out.writeInt(fields.size());
      for (Map.Entry<String, Long> field : fields.entrySet()) {
        out.writeUTF(bounded(field.getKey()));
        out.writeLong(field.getValue());
      }
    } catch (IOException e) {
      throw new IllegalStateException("memory does not fail", e);
    }
    return bytes.toByteArray();
  }

  /** Null when this is no label. */
  static @Nullable EntryLabel read(byte[] bytes) {
    if (bytes.length == 0) {
      return NONE;
    }
    try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(bytes))) {
      String rule = in.readUTF();
      String tenant = in.readUTF();
      String user = in.readUTF();
      String model = in.readUTF();
      String format = in.readUTF();
      Map<String, Long> fields = new LinkedHashMap<>();
      for (int left = in.readInt(); left > 0; left--) {
        fields.put(in.readUTF(), in.readLong());
      }
      return new EntryLabel(rule, tenant, user, model, format, fields);
    } catch (IOException malformed) {
      return null;
    }
  }

  /* A name may be as long as an application likes. */
  private static String bounded(String text) {
    return text.length() <= 256 ? text : text.substring(0, 256);
  }
}
