/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Keeps the values of a metric attribute few, whatever the application sends. */
final class BoundedNames {

  static final String OTHER = "_OTHER";
  private static final int MAX_LENGTH = 200;
  private static final int MAX_KNOWN = 500;

  private final Predicate<String> known;
  private final int limit;
  private final Set<String> knownSeen = new HashSet<>();
  private final Set<String> othersSeen = new HashSet<>();

  /**
   * @param known names that count apart from the limit
   * @param limit how many distinct other names pass, first come first served
   */
  BoundedNames(Predicate<String> known, int limit) {
    this.known = known;
    this.limit = limit;
  }

  /** The name itself, or {@link #OTHER}. */
  synchronized String bound(String name) {
    if (knownSeen.contains(name) || othersSeen.contains(name)) {
      return name;
    }
    if (name.length() > MAX_LENGTH) {
      return OTHER;
    }
    // A predicate may know endlessly many names, as a pattern does.
    return admit(known.test(name) ? knownSeen : othersSeen, name);
  }

  private String admit(Set<String> seen, String name) {
    if (seen.size() >= (seen == knownSeen ? MAX_KNOWN : limit)) {
      return OTHER;
    }
    seen.add(name);
    return name;
  }
}
