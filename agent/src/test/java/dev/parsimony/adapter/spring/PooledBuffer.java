/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import java.lang.reflect.Proxy;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.PooledDataBuffer;

/** A buffer that has to be given back. */
final class PooledBuffer {

  private final AtomicInteger references = new AtomicInteger(1);
  private final DataBuffer bytes;

  PooledBuffer(String text) {
    this.bytes = FakeExchange.buffer(text);
  }

  int references() {
    return references.get();
  }

  DataBuffer buffer() {
    return (DataBuffer)
        Proxy.newProxyInstance(
            PooledBuffer.class.getClassLoader(),
            new Class<?>[] {PooledDataBuffer.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "isAllocated":
                  return references.get() > 0;
                case "release":
                  return references.decrementAndGet() == 0;
                default:
                  return method.invoke(bytes, arguments);
              }
            });
  }
}
