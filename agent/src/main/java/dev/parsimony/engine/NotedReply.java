/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.policy.EndedReply;
import org.jspecify.annotations.Nullable;

/** What has been noted of the reply to a call; nothing until it begins. */
final class NotedReply {

  private final Dialect dialect;
  private int status;
  private WireHeaders headers = WireHeaders.NONE;
  private @Nullable ReplyLog log;

  NotedReply(Dialect dialect) {
    this.dialect = dialect;
  }

  /** The reply begins; its body goes into the log. */
  ReplyLog begin(int replyStatus, WireHeaders replyHeaders) {
    status = replyStatus;
    headers = replyHeaders;
    ReplyLog noted = ReplyLog.of(replyHeaders);
    log = noted;
    return noted;
  }

  /** The body is not noted any more. */
  void forgetBody() {
    log = null;
  }

  boolean isStream() {
    return headers.mediaType().equals(dialect.streamType());
  }

  EndedReply ended(ServedBy servedBy) {
    ReplyLog noted = log;
    byte[] body = noted == null ? null : Guard.orNull("end of the reply", noted::whole);
    boolean stream = isStream();
    return EndedReply.read(
        servedBy, status, headers, body, stream, it -> Requests.reply(dialect, it, stream));
  }
}
