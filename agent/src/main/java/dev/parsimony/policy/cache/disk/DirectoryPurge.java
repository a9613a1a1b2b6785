/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.FileAccess;
import dev.parsimony.policy.cache.level.Selection;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Erases entries of a directory: itself where no JVM uses it, else by a request in the directory
 * that the JVM takes up within seconds.
 */
public final class DirectoryPurge {

  private static final int MOST_WAITS = 50;

  private final Path parent;
  private final @Nullable String secret;

  /**
   * @param parent the directory that the configuration names
   */
  DirectoryPurge(Path parent, @Nullable String secret) {
    this.parent = parent;
    this.secret = secret;
  }

  /** How a purge ended. */
  public enum Outcome {
    /** No JVM uses the directory; all is gone. */
    DONE,
    /** The JVM that uses the directory has done it, in its memory too. */
    TAKEN_UP,
    /** The JVM that uses the directory has not done it yet. */
    WAITING
  }

  /**
   * @param pause waits for a fifth of a second
   */
  public Outcome run(Selection selection, Runnable pause)
      throws IOException, UnusableStoreException, GeneralSecurityException {
    if (eraseAlone(selection)) {
      return Outcome.DONE;
    }
    Path request = CacheDirectory.in(parent).resolve(name());
    new FileAccess().write(request, selection.format());
    for (int wait = 0; wait < MOST_WAITS; wait++) {
      pause.run();
      if (!Files.exists(request)) {
        return Outcome.TAKEN_UP;
      }
    }
    // The JVM may have ended meanwhile: then this takes the request up.
    return eraseAlone(selection) ? Outcome.DONE : Outcome.WAITING;
  }

  private boolean eraseAlone(Selection selection)
      throws IOException, UnusableStoreException, GeneralSecurityException {
    try (DiskStore store = DiskStore.toErase(parent, secret)) {
      if (store != null) {
        store.purge(selection);
      }
      return store != null;
    }
  }

  private static String name() {
    return String.format(Locale.ROOT, "purge-%016x", new SecureRandom().nextLong());
  }
}
