/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.push;

/** What a transport pushes a body to. */
public interface Receiver<T> extends Sink<T> {

  /** The transport has accepted the subscription. */
  void subscribed(Source transport);
}
