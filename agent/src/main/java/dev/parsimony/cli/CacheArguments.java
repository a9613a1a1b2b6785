/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.setting.InvalidValueException;
import dev.parsimony.setting.Kind;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arguments of {@code cache}. Immutable. */
final class CacheArguments {

  static final String STATS = "stats";
  static final String LIST = "list";
  static final String EXPLAIN = "explain";
  static final String PURGE = "purge";

  private static final List<String> ACTIONS = Arrays.asList(STATS, LIST, EXPLAIN, PURGE);
  private static final List<String> FILTERS =
      Arrays.asList("--rule", "--tenant", "--user", "--model", "--older-than", "--key");

  /** What the actions and options are, for who asks. */
  static final List<String> DETAILS =
      Collections.unmodifiableList(
          Arrays.asList(
              "",
              "stats PLACE            counts answers and bytes by rule, tenant, model and age",
              "list PLACE             one line for each answer",
              "purge PLACE            erases answers; --dry-run lists what it would erase",
              "explain PLACE A [B]    the fields in which two calls differ, each by its key or",
              "                       as the file of a request",
              "",
              "PLACE is the configuration file, or the directory that its cache.disk.directory",
              "names, with --key-variable NAME where that is encrypted.",
              "",
              "which answers; purge takes at least one of these, or --all:",
              "--rule NAME            stored under this rule",
              "--tenant NAME          of this partition or credential, as list shows it",
              "--user NAME            bought by a call that named this user",
              "--model NAME           asked of this model",
              "--older-than 7d        older than that",
              "--key DIGITS           whose key begins so, with six digits or more"));

  private static final Kind<Duration> AGE = Kinds.duration("0s", "36500d");

  private final String action;
  private final List<String> operands = new ArrayList<>();
  private final Map<String, String> options = new LinkedHashMap<>();
  private boolean dryRun;
  private boolean all;

  private CacheArguments(String action) {
    this.action = action;
  }

  static CacheArguments of(List<String> arguments) throws UsageException {
    String action = arguments.isEmpty() ? "" : arguments.get(0);
    if (!ACTIONS.contains(action)) {
      throw new UsageException(
          (action.isEmpty() ? "cache takes an action" : "cache does not know '" + action + "'")
              + "; allowed: "
              + String.join(", ", ACTIONS));
    }
    CacheArguments read = new CacheArguments(action);
    for (int i = 1; i < arguments.size(); i++) {
      i += read.take(arguments, i);
    }
    read.check();
    return read;
  }

  /* How many arguments were taken beside this one. */
  private int take(List<String> arguments, int at) throws UsageException {
    String argument = arguments.get(at);
    if (argument.equals("--dry-run") && action.equals(PURGE)) {
      dryRun = true;
    } else if (argument.equals("--all") && action.equals(PURGE)) {
      all = true;
    } else if (takesValue(argument)) {
      if (at + 1 >= arguments.size() || arguments.get(at + 1).isEmpty()) {
        throw wrong(argument + " takes a value");
      }
      if (options.put(argument, arguments.get(at + 1)) != null) {
        throw wrong(argument + " is given twice");
      }
      return 1;
    } else if (argument.startsWith("-")) {
      throw wrong("does not know '" + argument + "'");
    } else {
      operands.add(argument);
    }
    return 0;
  }

  private boolean takesValue(String argument) {
    return argument.equals("--key-variable")
        || (FILTERS.contains(argument) && !action.equals(EXPLAIN));
  }

  private void check() throws UsageException {
    if (operands.isEmpty()) {
      throw wrong("takes the configuration file, or the directory that it names");
    }
    int most = action.equals(EXPLAIN) ? 3 : 1;
    if (operands.size() > most) {
      throw wrong("does not know '" + operands.get(most) + "'");
    }
    if (action.equals(EXPLAIN) && operands.size() < 2) {
      throw wrong("takes a key or the file of a request, and another one to hold it against");
    }
    String key = options.get("--key");
    if (key != null && !key.matches("[0-9a-f]{6,64}")) {
      throw wrong("--key: '" + key + "' is not a key; allowed: its first 6 to 64 digits, 0-9a-f");
    }
    boolean chosen = FILTERS.stream().anyMatch(options::containsKey);
    if (action.equals(PURGE) && chosen == all) {
      throw wrong("takes either --all or at least one of " + String.join(", ", FILTERS));
    }
    olderThan();
  }

  private UsageException wrong(String what) {
    return new UsageException("cache " + action + ": " + what);
  }

  String action() {
    return action;
  }

  /** The configuration file, or the directory that one names. */
  String place() {
    return operands.get(0);
  }

  /** What is to be explained: one or two. */
  List<String> explained() {
    return Collections.unmodifiableList(operands.subList(1, operands.size()));
  }

  /** The value of an option; null when it is not given. */
  @Nullable String option(String name) {
    return options.get(name);
  }

  /** The least age; null when it is not given. */
  @Nullable Duration olderThan() throws UsageException {
    String text = options.get("--older-than");
    try {
      return text == null ? null : AGE.read(AGE.fromLine(text, Origin.FILE));
    } catch (InvalidValueException invalid) {
      throw wrong("--older-than: " + invalid.getMessage() + "; allowed: such as 12h or 7d");
    }
  }

  boolean dryRun() {
    return dryRun;
  }
}
