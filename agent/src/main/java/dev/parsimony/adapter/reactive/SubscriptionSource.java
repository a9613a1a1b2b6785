/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.reactive;

import dev.parsimony.adapter.push.Source;
import org.reactivestreams.Subscription;

/** A transport's subscription. */
final class SubscriptionSource implements Source {

  private final Subscription subscription;

  SubscriptionSource(Subscription subscription) {
    this.subscription = subscription;
  }

  @Override
  public void request(long count) {
    subscription.request(count);
  }

  @Override
  public void cancel() {
    subscription.cancel();
  }
}
