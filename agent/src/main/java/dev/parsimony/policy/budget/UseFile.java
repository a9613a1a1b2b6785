/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.policy.FileAccess;
import dev.parsimony.policy.Sha256;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The file in which what is used of budgets outlives the process. One JVM at a time has it: another
 * counts for itself until it gets it, and adds then what is there.
 */
public final class UseFile {

  private static final long MOST_BYTES = 8L << 20;

  private final String name;
  private final FileAccess files;
  private final Consumer<String> log;
  private final Set<String> told = new HashSet<>();
  private @Nullable FileChannel lock;
  private byte[] salt = {};
  private Map<String, Period> earlier = Collections.emptyMap();
  private byte[] written = {};

  /**
   * @param name its path
   * @param log takes a line for the operator
   */
  public UseFile(String name, Consumer<String> log) {
    this(name, new FileAccess(), log);
  }

  UseFile(String name, FileAccess files, Consumer<String> log) {
    this.name = name;
    this.files = files;
    this.log = log;
  }

  /** Has accounts and file tell the same: reads the file the first time, and writes it then. */
  synchronized void keep(Accounts accounts, long millis) {
    try {
      Path path = Paths.get(name).toAbsolutePath();
      if (lock == null && !open(path)) {
        return;
      }
      if (salt.length == 0) {
        read(path);
        accounts.restore(account -> earlier.get(hash(account)), millis);
      }
      write(path, accounts, millis);
    } catch (IOException failure) {
      tell("cannot be written or read (" + reason(failure) + "); budgets count in this process");
    } catch (RuntimeException | Error failure) {
      SuppressedFailures.record("keeping of budgets", failure);
    }
  }

  /** Lets another have it. */
  synchronized void close() throws IOException {
    if (lock != null) {
      lock.close();
    }
  }

  private boolean open(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent != null) {
      Files.createDirectories(parent);
    }
    FileChannel channel = files.open(path.resolveSibling(path.getFileName() + ".lock"));
    try {
      if (channel.tryLock() != null) {
        lock = channel;
        return true;
      }
    } catch (OverlappingFileLockException ofThisJvm) {
      // As one of another JVM.
    } catch (IOException | RuntimeException failure) {
      channel.close();
      throw failure;
    }
    channel.close();
    tell(
        "another JVM counts in it; allowed: one JVM at a time; counting in this process alone"
            + " until it has ended");
    return false;
  }

  private void read(Path path) throws IOException {
    if (!Files.exists(path)) {
      salt = newSalt();
      return;
    }
    boolean readable = Files.size(path) <= MOST_BYTES;
    UseFormat found = readable ? UseFormat.read(Files.readAllBytes(path)) : null;
    if (found == null) {
      Path aside = path.resolveSibling(path.getFileName() + ".damaged");
      Files.move(path, aside, StandardCopyOption.REPLACE_EXISTING);
      tell("is damaged, or of another version; kept as " + aside + ", and budgets begin at zero");
    }
    earlier = found == null ? Collections.emptyMap() : found.periods();
    salt = found == null ? newSalt() : found.salt();
  }

  private void write(Path path, Accounts accounts, long millis) throws IOException {
    Map<String, Period> periods = new LinkedHashMap<>(earlier);
    periods.values().removeIf(period -> period.endMillis() <= millis);
    accounts.present(millis).forEach((account, period) -> periods.put(hash(account), period));
    byte[] bytes = UseFormat.write(salt, periods);
    if (!Arrays.equals(bytes, written)) {
      files.write(path, bytes);
      written = bytes;
    }
  }

  private String hash(String account) {
    MessageDigest digest = Sha256.start();
    digest.update(salt);
    byte[] hash = digest.digest(account.getBytes(StandardCharsets.UTF_8));
    return Base64.getEncoder().encodeToString(hash);
  }

  private static byte[] newSalt() {
    byte[] random = new byte[UseFormat.SALT_BYTES];
    new SecureRandom().nextBytes(random);
    return random;
  }

  private static String reason(IOException failure) {
    return failure.getClass().getSimpleName() + ": " + failure.getMessage();
  }

  /* Each kind of trouble once. */
  private void tell(String line) {
    if (told.add(line)) {
      log.accept("budget-use.file \"" + name + "\": " + line);
    }
  }
}
