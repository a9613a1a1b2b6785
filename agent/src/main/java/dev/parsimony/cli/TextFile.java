/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Paths;

/** A file that holds one text. */
final class TextFile {

  private static final String BYTE_ORDER_MARK = "\ufeff";

  /**
   * Its text without the mark at the beginning and the white space at the end, which editors add.
   *
   * @throws IOException whose message is for the user
   */
  static String read(String path) throws IOException {
    try {
      byte[] bytes = Files.readAllBytes(Paths.get(path));
      return trimmed(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (IOException unreadable) {
      throw new IOException(LabelledFile.reason(path, unreadable), unreadable);
    } catch (InvalidPathException unusable) {
      throw new IOException(unusable.getMessage(), unusable);
    }
  }

  private static String trimmed(String text) {
    int start = text.startsWith(BYTE_ORDER_MARK) ? 1 : 0;
    int end = text.length();
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(start, end);
  }

  private TextFile() {}
}
