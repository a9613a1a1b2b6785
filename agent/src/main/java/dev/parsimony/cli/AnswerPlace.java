/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.policy.cache.level.ListedEntry;
import dev.parsimony.policy.cache.level.Selection;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import java.io.Closeable;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Somewhere that answers are kept behind memory. */
interface AnswerPlace extends Closeable {

  /** What it is, for a reader who is shown several. */
  String name();

  /**
   * The entries that are good at a time, from the oldest to the newest.
   *
   * @param millis since the epoch
   */
  List<ListedEntry> entries(long millis) throws IOException;

  /** Random bytes that its keys and labels are made with. */
  byte[] fingerprintKey();

  /** What its files take; null where it has none. */
  @Nullable Long fileBytes() throws IOException;

  /**
   * Erases entries.
   *
   * @param selected those that were listed
   * @return by whom, or how, in words that follow "erased"; null where it is not done yet
   */
  @Nullable String purge(Selection selection, List<ListedEntry> selected)
      throws IOException, UnusableStoreException, GeneralSecurityException;

  @Override
  void close();
}
