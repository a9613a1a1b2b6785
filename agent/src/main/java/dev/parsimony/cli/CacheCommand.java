/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.config.ParsedConfig;
import dev.parsimony.policy.cache.Labels;
import dev.parsimony.policy.cache.disk.DirectoryPurge;
import dev.parsimony.policy.cache.disk.DirectoryView;
import dev.parsimony.policy.cache.disk.DiskSettings;
import dev.parsimony.policy.cache.disk.ListedEntry;
import dev.parsimony.policy.cache.disk.Selection;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import dev.parsimony.setting.Environment;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.Paths;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Shows what is in a directory of answers, without what was said, and erases from it. */
final class CacheCommand implements Command {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private final PrintStream out;
  private final PrintStream err;
  private final Environment environment;
  private final LongSupplier clock;

  CacheCommand(PrintStream out, PrintStream err, Environment environment) {
    this(out, err, environment, System::currentTimeMillis);
  }

  /**
   * @param clock milliseconds since the epoch
   */
  CacheCommand(PrintStream out, PrintStream err, Environment environment, LongSupplier clock) {
    this.out = out;
    this.err = err;
    this.environment = environment;
    this.clock = clock;
  }

  @Override
  public String name() {
    return "cache";
  }

  @Override
  public String arguments() {
    return "stats|list|purge|explain FILE|DIRECTORY ...";
  }

  @Override
  public String summary() {
    return "shows and erases answers on disk; tells what made two calls differ";
  }

  @Override
  public int run(List<String> arguments) throws UsageException {
    CacheArguments given = CacheArguments.of(arguments);
    try {
      DirectoryView view = view(given);
      return view == null ? Main.NO : run(given, view);
    } catch (UnusableStoreException | InvalidPathException unusable) {
      err.println(given.place() + ": " + unusable.getMessage());
    } catch (IOException | GeneralSecurityException unreadable) {
      err.println(given.place() + ": cannot be read: " + unreadable);
    }
    return Main.NO;
  }

  private int run(CacheArguments given, DirectoryView view)
      throws UsageException, IOException, UnusableStoreException, GeneralSecurityException {
    long now = clock.getAsLong();
    List<ListedEntry> entries = view.entries(now);
    if (given.action().equals(CacheArguments.EXPLAIN)) {
      return new CacheExplanation(entries, new Labels(view.fingerprintKey()), out, err)
          .run(given.explained());
    }
    Selection selection = selection(given, entries, new Labels(view.fingerprintKey()), now);
    entries.removeIf(entry -> !selection.matches(entry));
    switch (given.action()) {
      case CacheArguments.PURGE:
        return purge(given, view, selection, entries);
      case CacheArguments.LIST:
        CacheTables.list(entries, now).forEach(out::println);
        return Main.YES;
      default:
        CacheTables.stats(entries, view.bytes(), now).forEach(out::println);
        return Main.YES;
    }
  }

  private int purge(
      CacheArguments given, DirectoryView view, Selection selection, List<ListedEntry> entries)
      throws IOException, UnusableStoreException, GeneralSecurityException {
    if (given.dryRun()) {
      CacheTables.list(entries, clock.getAsLong()).forEach(out::println);
      out.println(count(entries) + " would be erased");
      return Main.YES;
    }
    DirectoryPurge.Outcome outcome =
        view.purge().run(selection, () -> LockSupport.parkNanos(PAUSE_NANOS));
    switch (outcome) {
      case DONE:
        out.println(count(entries) + " erased");
        return Main.YES;
      case TAKEN_UP:
        out.println(count(entries) + " erased, by the JVM that uses the directory");
        return Main.YES;
      default:
        err.println(
            "the JVM that uses the directory has not erased anything yet; it will as soon as it"
                + " can, or whoever opens the directory next");
        return Main.NO;
    }
  }

  private static String count(List<ListedEntry> entries) {
    return entries.size() + (entries.size() == 1 ? " answer" : " answers");
  }

  private @Nullable DirectoryView view(CacheArguments given)
      throws IOException, UnusableStoreException {
    Path place = Paths.get(given.place());
    if (!Files.isRegularFile(place)) {
      return DirectoryView.open(place, given.option("--key-variable"), environment::variable);
    }
    ParsedConfig config = ParsedConfig.ofFile(given.place(), environment);
    config.problems().forEach(problem -> err.println(problem.in(given.place())));
    if (!config.problems().isEmpty()) {
      return null;
    }
    DiskSettings settings = config.cacheOnDisk();
    if (!settings.enabled()) {
      err.println(given.place() + ": has no cache.disk.directory");
      return null;
    }
    return DirectoryView.open(settings, environment::variable);
  }

  private static Selection selection(
      CacheArguments given, List<ListedEntry> entries, Labels labels, long now)
      throws UsageException {
    Selection selection = Selection.ALL;
    selection = with(selection, Selection.Criterion.RULE, given.option("--rule"));
    selection = with(selection, Selection.Criterion.TENANT, given.option("--tenant"));
    selection = with(selection, Selection.Criterion.MODEL, given.option("--model"));
    selection = with(selection, Selection.Criterion.KEY, given.option("--key"));
    String user = given.option("--user");
    if (user != null) {
      boolean shown = entries.stream().anyMatch(entry -> entry.label().user().equals(user));
      selection = with(selection, Selection.Criterion.USER, shown ? user : labels.user(user));
    }
    Duration age = given.olderThan();
    return age == null
        ? selection
        : with(selection, Selection.Criterion.BEFORE, String.valueOf(now - age.toMillis()));
  }

  private static Selection with(
      Selection selection, Selection.Criterion criterion, @Nullable String value) {
    return value == null ? selection : selection.with(criterion, value);
  }
}
