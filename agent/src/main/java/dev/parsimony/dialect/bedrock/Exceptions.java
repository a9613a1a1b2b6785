/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.wire.EventFrames;
import org.jspecify.annotations.Nullable;

/** What ends a stream early, in a frame of its own. */
final class Exceptions {

  /** The provider's name for it; null for a frame that is an event. */
  static @Nullable String of(EventFrames frame) {
    String type = String.valueOf(frame.header(":message-type"));
    if (type.equals("event")) {
      return null;
    }
    String name = frame.header(type.equals("exception") ? ":exception-type" : ":error-code");
    return name == null ? type : name;
  }

  private Exceptions() {}
}
