/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.ollama;

import dev.parsimony.dialect.wire.Json;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a reply, or a chunk of one, has what the model said. */
enum ReplyShape {
  /** In a message. */
  CHAT("content"),
  /** Beside all else. */
  GENERATE("response");

  private final String text;

  ReplyShape(String text) {
    this.text = text;
  }

  /** The field of the text. */
  String text() {
    return text;
  }

  /** The object that holds text, thinking and tool calls. */
  Map<String, @Nullable Object> spoken(Map<String, @Nullable Object> reply) {
    return this == CHAT ? Json.object(reply.get("message")) : reply;
  }
}
