/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import dev.parsimony.adapter.push.Receiver;
import dev.parsimony.adapter.push.Source;
import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.Flow.Subscription;

/** The client's subscriber in place of the application's. */
abstract class ReceivingSubscriber<T> implements BodySubscriber<T> {

  private final Receiver<List<ByteBuffer>> body;

  ReceivingSubscriber(Receiver<List<ByteBuffer>> body) {
    this.body = body;
  }

  @Override
  public void onSubscribe(Subscription subscription) {
    body.subscribed(
        new Source() {
          @Override
          public void request(long count) {
            subscription.request(count);
          }

          @Override
          public void cancel() {
            subscription.cancel();
          }
        });
  }

  @Override
  public final void onNext(List<ByteBuffer> item) {
    body.next(item);
  }

  @Override
  public final void onError(Throwable failure) {
    body.fail(failure);
  }

  @Override
  public final void onComplete() {
    body.complete();
  }
}
