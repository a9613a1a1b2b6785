/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Writes server-sent events whose data is JSON. */
public final class EventWriter {

  private final ByteArrayOutputStream out = new ByteArrayOutputStream(1024);

  /** Adds an event without a name. */
  public EventWriter data(@Nullable Object tree) {
    return line("data: ", Json.write(tree)).line("", new byte[0]);
  }

  /** Adds an event with a name. */
  public EventWriter event(String name, @Nullable Object tree) {
    return line("event: ", name.getBytes(StandardCharsets.UTF_8)).data(tree);
  }

  /** Adds the mark that ends a stream. */
  public EventWriter done() {
    return line("data: [DONE]", new byte[0]).line("", new byte[0]);
  }

  public byte[] toBytes() {
    return out.toByteArray();
  }

  private EventWriter line(String prefix, byte[] rest) {
    byte[] first = prefix.getBytes(StandardCharsets.US_ASCII);
    out.write(first, 0, first.length);
    out.write(rest, 0, rest.length);
    out.write('\n');
    return this;
  }
}
