/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.urlconnection;

import static java.util.Objects.requireNonNull;

import java.net.Proxy;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a woven connection tells of itself that it tells nobody else. */
final class State {

  private final @Nullable Object[] told;

  State(@Nullable Object[] told) {
    this.told = told;
  }

  /** The headers of the request, credentials among them. */
  @SuppressWarnings("unchecked")
  Map<String, List<String>> headers() {
    return (Map<String, List<String>>) requireNonNull(told[0], "no headers");
  }

  @Nullable Proxy proxy() {
    return (Proxy) told[1];
  }

  /** Whether the connection sends a body while it is being written. */
  boolean streams() {
    return !Long.valueOf(-1).equals(told[2]);
  }
}
