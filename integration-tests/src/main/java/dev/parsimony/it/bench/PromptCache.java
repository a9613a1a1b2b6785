/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import dev.parsimony.exchange.Usage;
import dev.parsimony.it.bench.SentPrompt.Piece;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A provider's prompt cache by its documented rules, at times of the caller's choice. What it keeps
 * can be read from the first token of the answer on, and is kept longer each time it is read.
 */
final class PromptCache {

  /** What a provider keeps, and where it looks for it. */
  enum Kind {
    /** What ends with a mark; looks back some blocks from each. Anthropic, Bedrock. */
    MARKS,
    /** That and all up to the newest message; looks at the ends of messages. OpenAI, GPT-5.6 on. */
    MARKS_AND_NEWEST,
    /** All, in steps of so many tokens. OpenAI before that. */
    STEPS
  }

  static final Duration FIRST_TOKEN = Duration.ofMillis(200);

  private static final long LEAST_TOKENS = 1_024;
  private static final int STEP_CHARS = 128 * 4;
  private static final int LOOK_BACK = 20;
  private static final int MOST_MARKS = 4;
  private static final int ROUTED_CHARS = 256 * 4;
  private static final int MOST_A_MINUTE = 15;

  private final Kind kind;
  private final boolean keeps;
  private final Map<Long, Entry> entries = new HashMap<>();
  private final Map<Long, Deque<Long>> routes = new HashMap<>();

  /** Times are nanoseconds. */
  private static final class Entry {
    final long from;
    final long lifetime;
    long until;

    Entry(long now, String lifetime) {
      this.from = now + FIRST_TOKEN.toNanos();
      this.lifetime = nanos(lifetime);
      this.until = now + this.lifetime;
    }
  }

  /**
   * @param keeps whether it has what it was to keep; one that is short of room has not
   */
  PromptCache(Kind kind, boolean keeps) {
    this.kind = kind;
    this.keeps = keeps;
  }

  /** What a prompt is billed as. */
  Usage bill(SentPrompt prompt, long now) {
    long server = kind == Kind.MARKS ? 0 : server(prompt, now);
    return kind == Kind.STEPS ? steps(prompt, server, now) : marks(prompt, server, now);
  }

  /* By the beginning and the key; one that gets too much hands on to the next. */
  private long server(SentPrompt prompt, long now) {
    String first = prompt.pieces().get(0).text();
    String begins = first.substring(0, Math.min(ROUTED_CHARS, first.length()));
    long route = hash(hash(17, begins), prompt.key());
    Deque<Long> lately = routes.computeIfAbsent(route, any -> new ArrayDeque<>());
    while (!lately.isEmpty() && now - lately.peekFirst() > Duration.ofMinutes(1).toNanos()) {
      lately.removeFirst();
    }
    lately.addLast(now);
    return hash(route, Integer.toString((lately.size() - 1) / MOST_A_MINUTE));
  }

  private Usage marks(SentPrompt prompt, long server, long now) {
    List<Piece> pieces = new ArrayList<>(prompt.pieces());
    requireMarks(pieces);
    if (kind == Kind.MARKS_AND_NEWEST) {
      pieces.add(pieces.remove(pieces.size() - 1).marked("30m"));
    }
    long[] hashes = new long[pieces.size()];
    long[] tokens = new long[pieces.size()];
    for (int i = 0; i < hashes.length; i++) {
      hashes[i] = hash(i == 0 ? server : hashes[i - 1], pieces.get(i).text());
      tokens[i] = pieces.get(i).tokens() + (i == 0 ? 0 : tokens[i - 1]);
    }
    int last = lastMark(pieces, tokens);
    int hit = last < 0 ? -1 : hit(pieces, hashes, last, now);
    long read = hit < 0 ? 0 : tokens[hit];
    long written = last < 0 ? 0 : tokens[last] - read;
    boolean hour = false;
    for (int i = hit + 1; i <= last; i++) {
      String mark = pieces.get(i).mark();
      if (mark != null && tokens[i] >= LEAST_TOKENS) {
        hour = mark.equals("1h");
        keep(hashes[i], now, mark);
      }
    }
    return new Usage(tokens[tokens.length - 1], 0, read, written, Usage.UNKNOWN)
        .withLongLivedWrite(hour ? written : 0);
  }

  private void requireMarks(List<Piece> pieces) {
    List<String> marks = new ArrayList<>();
    pieces.stream().filter(piece -> piece.mark() != null).forEach(p -> marks.add(p.mark()));
    int most = kind == Kind.MARKS ? MOST_MARKS : MOST_MARKS - 1;
    if (marks.size() > most || !marks.equals(marks.stream().sorted().toList())) {
      throw new IllegalStateException("a provider refuses these marks: " + marks);
    }
  }

  private static int lastMark(List<Piece> pieces, long[] tokens) {
    int i = pieces.size() - 1;
    while (i >= 0 && (pieces.get(i).mark() == null || tokens[i] < LEAST_TOKENS)) {
      i--;
    }
    return i;
  }

  /* The longest that is there; -1 for none. */
  private int hit(List<Piece> pieces, long[] hashes, int last, long now) {
    int from = last;
    for (int i = last; i >= 0; i--) {
      boolean looks = kind == Kind.MARKS ? pieces.get(i).mark() != null : pieces.get(i).ends();
      from = looks ? i : from;
      boolean near = kind == Kind.MARKS ? from - i < LOOK_BACK : from == i;
      if (near && isThere(hashes[i], now)) {
        return i;
      }
    }
    return -1;
  }

  private Usage steps(SentPrompt prompt, long server, long now) {
    StringBuilder text = new StringBuilder();
    prompt.pieces().forEach(piece -> text.append(piece.text()).append('\n'));
    long read = 0;
    boolean same = true;
    long hash = server;
    for (int end = STEP_CHARS; end <= text.length(); end += STEP_CHARS) {
      hash = hash(hash, text.substring(end - STEP_CHARS, end));
      same = same && isThere(hash, now);
      read = same ? end / 4 : read;
      if (!same) {
        keep(hash, now, "5m");
      }
    }
    long all = text.length() / 4;
    return new Usage(all, 0, read >= LEAST_TOKENS ? read : 0, 0, Usage.UNKNOWN);
  }

  private void keep(long hash, long now, String lifetime) {
    if (keeps) {
      entries.put(hash, new Entry(now, lifetime));
    }
  }

  private boolean isThere(long hash, long now) {
    @Nullable Entry entry = entries.get(hash);
    if (entry == null || now - entry.from < 0 || entry.until - now <= 0) {
      return false;
    }
    entry.until = now + entry.lifetime;
    return true;
  }

  private static long nanos(String lifetime) {
    return switch (lifetime) {
      case "5m" -> Duration.ofMinutes(5).toNanos();
      case "30m" -> Duration.ofMinutes(30).toNanos();
      case "1h" -> Duration.ofHours(1).toNanos();
      default -> throw new IllegalStateException("a provider has no such lifetime: " + lifetime);
    };
  }

  private static long hash(long before, String text) {
    long hash = before * 31 + text.length();
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
