/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.push;

/**
 * Where items go: the application's subscriber. Called by one thread at a time, and after the end
 * no more.
 */
public interface Sink<T> {

  void next(T item);

  void complete();

  void fail(Throwable cause);
}
