/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A command with its arguments. */
public final class Command {

  private final List<byte[]> parts = new ArrayList<>(6);

  private Command() {}

  public static Command of(String name) {
    return new Command().with(name);
  }

  public Command with(String argument) {
    return with(argument.getBytes(StandardCharsets.UTF_8));
  }

  public Command with(long argument) {
    return with(Long.toString(argument));
  }

  public Command with(byte[] argument) {
    parts.add(argument);
    return this;
  }

  byte[] encoded() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    put(bytes, "*" + parts.size());
    for (byte[] part : parts) {
      put(bytes, "$" + part.length);
      bytes.write(part, 0, part.length);
      put(bytes, "");
    }
    return bytes.toByteArray();
  }

  private static void put(ByteArrayOutputStream bytes, String line) {
    byte[] ascii = (line + "\r\n").getBytes(StandardCharsets.US_ASCII);
    bytes.write(ascii, 0, ascii.length);
  }
}
