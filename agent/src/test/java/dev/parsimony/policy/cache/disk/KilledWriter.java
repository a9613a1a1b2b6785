/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.parsimony.policy.FileAccess;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicLong;

/** Writes entries as fast as it can, names each on its output once it is written, until killed. */
final class KilledWriter {

  static final long BOUND = 1 << 30;

  /* So that the pipe holds no more than some hundred names. */
  private static final String PADDING = " ".repeat(300);

  /**
   * @param args the directory, the secret or an empty text, the prefix of all names
   */
  public static void main(String[] args) throws Exception {
    PrintStream out = new PrintStream(System.out, true, UTF_8);
    String secret = args[1].isEmpty() ? null : args[1];
    try (TestStore store =
        TestStore.open(
            Path.of(args[0]), BOUND, secret, new FileAccess(), new AtomicLong(TestStore.DAY))) {
      for (int i = 0; ; i++) {
        String name = args[2] + i;
        store.put(name, content(name));
        out.println(name + PADDING);
      }
    }
  }

  /** Of differing lengths, up to several pages of a file system. */
  static String content(String name) {
    return (name + ' ').repeat(1 + Math.abs(name.hashCode() % 500));
  }

  private KilledWriter() {}
}
