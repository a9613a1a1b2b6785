/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.cli;

import dev.parsimony.policy.cache.level.ListedEntry;
import dev.parsimony.policy.cache.level.Selection;
import dev.parsimony.policy.cache.redis.RedisView;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Answers in a Redis. */
final class RedisPlace implements AnswerPlace {

  private final RedisView view;

  RedisPlace(RedisView view) {
    this.view = view;
  }

  @Override
  public String name() {
    return "redis";
  }

  @Override
  public List<ListedEntry> entries(long millis) throws IOException {
    List<ListedEntry> entries = view.entries();
    entries.removeIf(entry -> entry.expiresAt() <= millis);
    return entries;
  }

  @Override
  public byte[] fingerprintKey() {
    return view.fingerprintKey();
  }

  @Override
  public @Nullable Long fileBytes() {
    return null;
  }

  @Override
  public String purge(Selection selection, List<ListedEntry> selected) throws IOException {
    if (selection.isAll()) {
      view.eraseAll();
    } else {
      view.erase(selected);
    }
    return "; JVMs forget what they have in memory within five seconds";
  }

  @Override
  public void close() {
    view.close();
  }
}
