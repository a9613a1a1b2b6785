/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import java.io.IOException;

/** The server's own "no". The connection is as good as before. */
public final class RedisErrorException extends IOException {

  private static final long serialVersionUID = 1L;
  private static final int LONGEST = 200;

  RedisErrorException(String line) {
    super(line.length() > LONGEST ? line.substring(0, LONGEST) : line);
  }

  /** The word that such a line begins with, such as {@code OOM}. */
  public String code() {
    String line = String.valueOf(getMessage());
    int end = line.indexOf(' ');
    return end < 0 ? line : line.substring(0, end);
  }

  /** The word at a place of the line, from 0; empty where it has none. */
  String word(int index) {
    String[] words = String.valueOf(getMessage()).split(" ");
    return index < words.length ? words[index] : "";
  }
}
