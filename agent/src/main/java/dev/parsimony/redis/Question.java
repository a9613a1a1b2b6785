/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a server is asked. */
interface Question {

  @Nullable Object askOver(Connection connection) throws IOException;

  /** The same replies, none of which is an error. */
  static List<@Nullable Object> withoutError(List<@Nullable Object> replies)
      throws RedisErrorException {
    for (Object reply : replies) {
      if (reply instanceof RedisErrorException) {
        throw (RedisErrorException) reply;
      }
    }
    return replies;
  }
}
