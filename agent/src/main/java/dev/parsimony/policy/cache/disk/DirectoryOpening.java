/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache.disk;

import dev.parsimony.policy.FileAccess;
import dev.parsimony.policy.cache.level.Notices;
import dev.parsimony.policy.cache.level.StoreSecret;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Opens the directory of the settings, or tells why it cannot be. */
final class DirectoryOpening {

  private final DiskSettings settings;
  private final Function<String, @Nullable String> environment;
  private final LongSupplier clock;
  private final Notices notices;
  private boolean held;

  DirectoryOpening(
      DiskSettings settings,
      Function<String, @Nullable String> environment,
      LongSupplier clock,
      Notices notices) {
    this.settings = settings;
    this.environment = environment;
    this.clock = clock;
    this.notices = notices;
  }

  /** Whether the last attempt failed only since another JVM uses the directory. */
  boolean isHeldElsewhere() {
    return held;
  }

  /** The open store; null when there is none, which has been told then. Never fails. */
  @Nullable DiskStore open() {
    boolean again = held;
    held = false;
    try {
      Path parent = Paths.get(settings.directory()).toAbsolutePath();
      DiskStore store =
          DiskStore.open(
              parent,
              settings.maxBytes(),
              StoreSecret.key(settings.keyVariable(), environment),
              new FileAccess(),
              clock);
      notices.damaged(store.damages());
      if (again) {
        notices.usable();
      }
      return store;
    } catch (HeldDirectoryException elsewhere) {
      held = true;
      notices.unusable(String.valueOf(elsewhere.getMessage()));
    } catch (UnusableStoreException found) {
      notices.unusable(String.valueOf(found.getMessage()));
    } catch (GeneralSecurityException weak) {
      notices.unusable("this JVM cannot encrypt with AES-256-GCM (" + Notices.reason(weak) + ")");
    } catch (IOException | RuntimeException | Error failure) {
      notices.unusable(
          "the directory cannot be opened ("
              + Notices.reason(failure)
              + "); allowed: a directory that this user may write to");
    }
    return null;
  }
}
