/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.policy.cache.Labels;
import dev.parsimony.policy.cache.level.ListedEntry;
import dev.parsimony.policy.cache.level.Selection;
import dev.parsimony.policy.cache.level.UnusableStoreException;
import dev.parsimony.setting.Environment;
import dev.parsimony.setting.MissingSecretException;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.InvalidPathException;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** Shows what is kept behind memory, without what was said, and erases from it. */
final class CacheCommand implements Command {

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
    return "shows and erases answers on disk and in Redis; tells what made two calls differ";
  }

  @Override
  public List<String> details() {
    return CacheArguments.DETAILS;
  }

  @Override
  public int run(List<String> arguments) throws UsageException {
    CacheArguments given = CacheArguments.of(arguments);
    try {
      List<AnswerPlaces.Opening> places = new AnswerPlaces(err, environment).of(given);
      boolean several = places.size() > 1 && !given.action().equals(CacheArguments.EXPLAIN);
      int worst = places.isEmpty() ? Main.NO : Main.YES;
      for (AnswerPlaces.Opening place : places) {
        worst = Math.max(worst, run(given, place, several));
        if (given.action().equals(CacheArguments.EXPLAIN)) {
          return worst;
        }
      }
      return worst;
    } catch (InvalidPathException unusable) {
      err.println(given.place() + ": " + unusable.getMessage());
    }
    return Main.NO;
  }

  private int run(CacheArguments given, AnswerPlaces.Opening opening, boolean named)
      throws UsageException {
    try (AnswerPlace place = opening.open()) {
      if (named) {
        out.println("in " + place.name());
      }
      return run(given, place);
    } catch (UnusableStoreException | MissingSecretException unusable) {
      err.println(given.place() + ": " + unusable.getMessage());
    } catch (IOException | GeneralSecurityException unreadable) {
      err.println(given.place() + ": cannot be read: " + unreadable);
    }
    return Main.NO;
  }

  private int run(CacheArguments given, AnswerPlace place)
      throws UsageException, IOException, UnusableStoreException, GeneralSecurityException {
    long now = clock.getAsLong();
    List<ListedEntry> entries = place.entries(now);
    Labels labels = new Labels(place.fingerprintKey());
    if (given.action().equals(CacheArguments.EXPLAIN)) {
      return new CacheExplanation(entries, labels, out, err).run(given.explained());
    }
    Selection selection = selection(given, entries, labels, now);
    List<ListedEntry> all = new ArrayList<>(entries);
    entries.removeIf(entry -> !selection.matches(entry));
    switch (given.action()) {
      case CacheArguments.PURGE:
        boolean byKey = given.option("--key") != null;
        List<ListedEntry> forms = byKey ? AnswerForms.of(entries, all) : new ArrayList<>();
        return purge(given, place, selection, entries, forms);
      case CacheArguments.LIST:
        CacheTables.list(entries, now).forEach(out::println);
        return Main.YES;
      default:
        CacheTables.stats(entries, place.fileBytes(), now).forEach(out::println);
        return Main.YES;
    }
  }

  private int purge(
      CacheArguments given,
      AnswerPlace place,
      Selection selection,
      List<ListedEntry> entries,
      List<ListedEntry> forms)
      throws IOException, UnusableStoreException, GeneralSecurityException {
    if (given.dryRun()) {
      entries.addAll(forms);
      CacheTables.list(entries, clock.getAsLong()).forEach(out::println);
      out.println(count(entries) + " would be erased");
      return Main.YES;
    }
    String how = place.purge(selection, entries);
    for (ListedEntry form : forms) {
      Selection one = Selection.ALL.with(Selection.Criterion.KEY, form.key().toString());
      String ofForm = place.purge(one, Collections.singletonList(form));
      how = how == null || ofForm == null ? null : how;
    }
    entries.addAll(forms);
    if (how == null) {
      err.println(
          "the JVM that uses the directory has not erased anything yet; it will as soon as it"
              + " can, or whoever opens the directory next");
      return Main.NO;
    }
    out.println(count(entries) + " erased" + how);
    return Main.YES;
  }

  private static String count(List<ListedEntry> entries) {
    return entries.size() + (entries.size() == 1 ? " answer" : " answers");
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
