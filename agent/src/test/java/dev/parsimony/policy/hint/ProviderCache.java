/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.hint;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.exchange.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A provider's prompt cache by its documented rules: it keeps what ends with a mark, looks back
 * some blocks from each mark for what it has, bills that as read and the rest up to the last mark
 * as written. What is read is kept longer, and nothing else is.
 */
final class ProviderCache {

  private static final int MOST_MARKS = 4;
  private static final Map<String, Duration> LIFETIMES =
      Map.of("5m", Duration.ofMinutes(5), "30m", Duration.ofMinutes(30), "1h", Duration.ofHours(1));

  private final long leastTokens;
  private final int lookBack;
  private final boolean implicit;
  private final boolean forgetful;
  private final Map<String, Entry> entries = new HashMap<>();

  private static final class Entry {
    final long lifetime;
    long until;

    Entry(long lifetime, long now) {
      this.lifetime = lifetime;
      this.until = now + lifetime;
    }
  }

  private ProviderCache(long leastTokens, int lookBack, boolean implicit, boolean forgetful) {
    this.leastTokens = leastTokens;
    this.lookBack = lookBack;
    this.implicit = implicit;
    this.forgetful = forgetful;
  }

  /**
   * One that keeps what is marked.
   *
   * @param forgetful whether it never has what it was to keep, as when it is short of room
   */
  static ProviderCache ofMarks(boolean forgetful) {
    return new ProviderCache(1_024, 20, false, forgetful);
  }

  /** One that also keeps each prompt up to the end of its newest message, and looks at all ends. */
  static ProviderCache byItself(boolean forgetful) {
    return new ProviderCache(1_024, 1, true, forgetful);
  }

  /** What a prompt is billed as. */
  Usage bill(List<Block> prompt, long now) {
    check(prompt);
    List<Block> blocks = new ArrayList<>(prompt);
    if (implicit) {
      blocks.add(new Block(blocks.remove(blocks.size() - 1).text(), "30m", true));
    }
    List<String> prefixes = new ArrayList<>();
    List<Long> tokens = new ArrayList<>();
    StringBuilder prefix = new StringBuilder();
    long total = 0;
    for (Block block : blocks) {
      prefixes.add(prefix.append(block.text()).append('\n').toString());
      tokens.add(total += block.tokens());
    }
    int last = lastMark(blocks, tokens);
    int hit = hit(blocks, prefixes, last, now);
    long read = hit < 0 ? 0 : tokens.get(hit);
    long written = last < 0 ? 0 : Math.max(tokens.get(last) - read, 0);
    boolean hour = false;
    for (int i = hit + 1; i <= last; i++) {
      String mark = blocks.get(i).mark();
      if (mark != null && tokens.get(i) >= leastTokens) {
        hour = mark.equals("1h");
        entries.put(prefixes.get(i), new Entry(nanos(mark), now));
      }
    }
    return new Usage(total, 0, read, written, Usage.UNKNOWN).withLongLivedWrite(hour ? written : 0);
  }

  private static long nanos(String mark) {
    return LIFETIMES.get(mark).toNanos();
  }

  private void check(List<Block> blocks) {
    List<String> marks = new ArrayList<>();
    for (Block block : blocks) {
      if (block.mark() != null) {
        marks.add(block.mark());
      }
    }
    assertThat(marks).hasSizeLessThanOrEqualTo(implicit ? MOST_MARKS - 1 : MOST_MARKS).isSorted();
    assertThat(LIFETIMES.keySet()).containsAll(marks);
  }

  private int lastMark(List<Block> blocks, List<Long> tokens) {
    int i = blocks.size() - 1;
    while (i >= 0 && (blocks.get(i).mark() == null || tokens.get(i) < leastTokens)) {
      i--;
    }
    return i;
  }

  private int hit(List<Block> blocks, List<String> prefixes, int last, long now) {
    int mark = last;
    for (int i = last; i >= 0; i--) {
      boolean looked = blocks.get(i).mark() != null || (implicit && blocks.get(i).last());
      mark = looked ? i : mark;
      Entry entry = entry(prefixes.get(i));
      if (mark - i < lookBack && entry != null && entry.until > now) {
        entry.until = now + entry.lifetime;
        return i;
      }
    }
    return -1;
  }

  private @Nullable Entry entry(String prefix) {
    return forgetful ? null : entries.get(prefix);
  }
}
