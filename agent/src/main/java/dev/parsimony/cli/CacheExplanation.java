/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.policy.cache.Labels;
import dev.parsimony.policy.cache.level.EntryLabel;
import dev.parsimony.policy.cache.level.ListedEntry;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Paths;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Tells by which fields two calls differ, each an answer on disk or the file of a request. */
final class CacheExplanation {

  private final List<ListedEntry> entries;
  private final Labels labels;
  private final PrintStream out;
  private final PrintStream err;

  CacheExplanation(List<ListedEntry> entries, Labels labels, PrintStream out, PrintStream err) {
    this.entries = entries;
    this.labels = labels;
    this.out = out;
    this.err = err;
  }

  /** Explains two calls, or one and the answer on disk that is nearest to it. */
  int run(List<String> named) {
    try {
      Explained first = find(named.get(0));
      Explained second = named.size() > 1 ? find(named.get(1)) : nearest(first);
      if (second == null) {
        err.println(named.get(0) + ": there is no other answer to hold it against");
        return Main.NO;
      }
      tell(first, second);
      return Main.YES;
    } catch (IOException wrong) {
      err.println(wrong.getMessage());
      return Main.NO;
    }
  }

  private void tell(Explained first, Explained second) {
    List<String> differences = LabelDifference.between(first, second);
    String pair = first.name() + " and " + second.name();
    if (differences.isEmpty()) {
      out.println(pair + " are equal in every field that both tell of");
    } else {
      out.println(pair + " differ in");
      differences.forEach(line -> out.println("  " + line));
    }
    for (String untold : LabelDifference.untold(first, second)) {
      out.println("not told by the file of a request: " + untold);
    }
  }

  private Explained find(String name) throws IOException {
    if (Files.isRegularFile(Paths.get(name))) {
      return RequestFile.read(name, labels);
    }
    List<ListedEntry> found = new ArrayList<>();
    for (ListedEntry entry : entries) {
      if (entry.key().toString().startsWith(name)) {
        found.add(entry);
      }
    }
    if (found.size() != 1) {
      throw new IOException(
          name
              + (found.isEmpty()
                  ? ": is neither a file nor the key of an answer"
                  : ": so begin the keys of " + found.size() + " answers"));
    }
    return explained(found.get(0));
  }

  private @Nullable Explained nearest(Explained call) {
    Explained nearest = null;
    int fewest = Integer.MAX_VALUE;
    for (ListedEntry entry : entries) {
      Explained other = explained(entry);
      int count = LabelDifference.between(call, other).size();
      if (!other.name().equals(call.name()) && count < fewest) {
        nearest = other;
        fewest = count;
      }
    }
    return nearest;
  }

  private static Explained explained(ListedEntry entry) {
    EntryLabel label = entry.label();
    return new Explained(CacheTables.shortKey(entry), label, true, true);
  }
}
