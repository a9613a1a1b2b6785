/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.policy.cache.disk.DirectoryView;
import dev.parsimony.policy.cache.level.ListedEntry;
import dev.parsimony.policy.cache.level.Selection;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Answers in a directory. */
final class DiskPlace implements AnswerPlace {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final DirectoryView view;

  DiskPlace(DirectoryView view) {
    this.view = view;
  }

  @Override
  public String name() {
    return "disk";
  }

  @Override
  public List<ListedEntry> entries(long millis) throws IOException {
    return view.entries(millis);
  }

  @Override
  public byte[] fingerprintKey() {
    return view.fingerprintKey();
  }

  @Override
  public Long fileBytes() throws IOException {
    return view.bytes();
  }

  @Override
  public @Nullable String purge(Selection selection, List<ListedEntry> selected)
      throws IOException, UnusableStoreException, GeneralSecurityException {
    switch (view.purge().run(selection, () -> LockSupport.parkNanos(PAUSE_NANOS))) {
      case DONE:
        return "";
      case TAKEN_UP:
        return ", by the JVM that uses the directory";
      default:
        return null;
    }
  }

  @Override
  public void close() {
    // Nothing is held.
  }
}
