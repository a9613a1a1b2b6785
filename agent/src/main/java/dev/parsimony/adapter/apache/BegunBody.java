/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache;

import java.io.Closeable;
import org.jspecify.annotations.Nullable;

/**
 * The body of the response that a call has come to: the same when it is asked for again, for what
 * was read of it is not there twice.
 */
public final class BegunBody {

  private @Nullable ReplyBody begun;

  /**
   * @param content where the body of this response comes from
   */
  public ReplyBody of(Closeable response, ReplyBody.Content content) {
    ReplyBody body = begun;
    if (body == null || !body.isOf(response)) {
      body = new ReplyBody(content, response);
      begun = body;
    }
    return body;
  }
}
