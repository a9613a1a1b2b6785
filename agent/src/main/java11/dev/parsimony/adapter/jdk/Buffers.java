/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import dev.parsimony.adapter.push.Items;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.function.Consumer;

/** What the client pushes: some buffers at a time. */
enum Buffers implements Items<List<ByteBuffer>> {
  ITEMS;

  @Override
  public void show(List<ByteBuffer> item, Consumer<ByteBuffer> bytes) {
    item.forEach(bytes);
  }
}
