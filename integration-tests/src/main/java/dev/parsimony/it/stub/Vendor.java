/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What all endpoints of one provider have in common. */
interface Vendor {

  /** The reply that the provider gives with a status. */
  Reply error(int status);

  /** The body with which it tells of a failure of its own, as far as it is the same each time. */
  byte[] serverError();

  /**
   * The event with which a stream tells of a failure.
   *
   * @param first the first event of the stream
   * @param order how many events came before
   */
  byte[] errorEvent(byte[] first, int order);

  /** The refusal of a request that says less than it must; null for one that will do. */
  @Nullable Reply refusal(StubRequest request, JsonNode body, String required);

  /** The headers that it and the edge before it put on every reply. */
  void headers(StringBuilder out, Instant now, int requestsLeft);
}
