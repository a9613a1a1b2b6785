/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.push;

import java.nio.ByteBuffer;
import java.util.function.Consumer;

/** What a transport's items are made of. */
public interface Items<T> {

  /** Shows the bytes of an item, without using them up. */
  void show(T item, Consumer<ByteBuffer> bytes);

  /** Gives back what an item holds, when nobody is going to get it. */
  default void discard(T item) {}
}
