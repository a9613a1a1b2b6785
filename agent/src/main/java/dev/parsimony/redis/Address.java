/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

/** A host and a port. Immutable. */
public final class Address {

  private final String host;
  private final int port;

  Address(String host, int port) {
    this.host = host;
    this.port = port;
  }

  String host() {
    return host;
  }

  int port() {
    return port;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Address
        && ((Address) other).host.equals(host)
        && ((Address) other).port == port;
  }

  @Override
  public int hashCode() {
    return 31 * host.hashCode() + port;
  }

  @Override
  public String toString() {
    return host + ":" + port;
  }
}
