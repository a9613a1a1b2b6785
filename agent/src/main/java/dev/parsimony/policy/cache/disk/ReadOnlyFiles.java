/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.FileAccess;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Files that are looked at and left as they are. */
final class ReadOnlyFiles extends FileAccess {

  @Override
  public FileChannel open(Path file) throws IOException {
    return FileChannel.open(file, StandardOpenOption.READ);
  }

  @Override
  public void makeDirectory(Path directory) {
    throw new UnsupportedOperationException();
  }

  @Override
  public void delete(Path file) {
    throw new UnsupportedOperationException();
  }
}
