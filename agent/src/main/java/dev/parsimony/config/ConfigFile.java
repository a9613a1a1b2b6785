/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.Paths;

/** The file that the configuration is in. */
final class ConfigFile {

  private static final int MAX_BYTES = 1 << 20;

  private final String path;

  ConfigFile(String path) {
    this.path = path;
  }

  /** The file's content now, or why it cannot be had. Never fails. */
  Reading read() {
    try {
      Path file = Paths.get(path);
      // A pipe or device could keep the reader waiting for ever.
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        return Reading.failed("is not a regular file");
      }
      return decode(bytes(file));
    } catch (NoSuchFileException missing) {
      return Reading.failed("does not exist");
    } catch (AccessDeniedException forbidden) {
      return Reading.failed("must not be read by this user");
    } catch (CharacterCodingException binary) {
      return Reading.failed("is not text in UTF-8");
    } catch (IOException | InvalidPathException | SecurityException unreadable) {
      return Reading.failed("cannot be read: " + unreadable.getClass().getSimpleName());
    }
  }

  /* Reading one buffer too many tells that the file is too large, whatever its size claims. */
  private static byte[] bytes(Path file) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    byte[] buffer = new byte[8_192];
    try (InputStream in = Files.newInputStream(file)) {
      int read = 0;
      while (read >= 0 && bytes.size() <= MAX_BYTES) {
        bytes.write(buffer, 0, read);
        read = in.read(buffer);
      }
    }
    return bytes.toByteArray();
  }

  private static Reading decode(byte[] bytes) throws CharacterCodingException {
    if (bytes.length > MAX_BYTES) {
      return Reading.failed("is too large; allowed: 1MiB");
    }
    String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    return Reading.of(text.startsWith("\uFEFF") ? text.substring(1) : text);
  }

  /** What was found at the path at one moment. */
  static final class Reading {

    private final boolean failed;
    private final String content;

    private Reading(boolean failed, String content) {
      this.failed = failed;
      this.content = content;
    }

    static Reading of(String text) {
      return new Reading(false, text);
    }

    static Reading failed(String why) {
      return new Reading(true, why);
    }

    boolean failed() {
      return failed;
    }

    /** The text of the file, or why there is none. */
    String content() {
      return content;
    }

    boolean same(Reading other) {
      return failed == other.failed && content.equals(other.content);
    }
  }
}
