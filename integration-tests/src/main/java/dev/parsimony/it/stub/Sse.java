/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** Server-sent events as the provider writes them. */
final class Sse {

  static final byte[] DONE = Reply.utf8("data: [DONE]\n\n");

  private Sse() {}

  static byte[] data(ObjectNode data) {
    return Reply.utf8("data: " + Json.compact(data) + "\n\n");
  }

  static byte[] event(String name, ObjectNode data) {
    return Reply.utf8("event: " + name + "\ndata: " + Json.compact(data) + "\n\n");
  }
}
