/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import com.github.benmanes.caffeine.cache.Expiry;
import java.util.function.ToLongFunction;

/** Lets each entry of a cache live as long as its value says, however often it is read. */
final class Lifetime<K, V> implements Expiry<K, V> {

  private final ToLongFunction<V> nanos;

  Lifetime(ToLongFunction<V> nanos) {
    this.nanos = nanos;
  }

  @Override
  public long expireAfterCreate(K key, V value, long now) {
    return nanos.applyAsLong(value);
  }

  @Override
  public long expireAfterUpdate(K key, V value, long now, long remaining) {
    return nanos.applyAsLong(value);
  }

  @Override
  public long expireAfterRead(K key, V value, long now, long remaining) {
    return remaining;
  }
}
