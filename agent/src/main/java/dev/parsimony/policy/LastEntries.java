/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy;

import java.util.LinkedHashMap;
import java.util.Map;

/** A map that holds the last entries of very many. Not for several threads at a time. */
public final class LastEntries<K, V> extends LinkedHashMap<K, V> {

  private static final long serialVersionUID = 1L;

  private final int most;

  private LastEntries(int most, boolean byUse) {
    super(16, 0.75f, byUse);
    this.most = most;
  }

  /** One that forgets what was put first. */
  public static <K, V> Map<K, V> put(int most) {
    return new LastEntries<>(most, false);
  }

  /** One that forgets what was not asked for or put for the longest time. */
  public static <K, V> Map<K, V> used(int most) {
    return new LastEntries<>(most, true);
  }

  @Override
  protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
    return size() > most;
  }
}
