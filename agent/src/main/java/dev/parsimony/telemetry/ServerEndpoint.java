/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/** The host and port that a call goes to. */
final class ServerEndpoint {

  private final String address;
  private final int port;

  private ServerEndpoint(String address, int port) {
    this.address = address;
    this.port = port;
  }

  /** Reads host and port in a URL; null when it has no host. */
  static @Nullable ServerEndpoint of(String url) {
    try {
      // Path and query may hold what a URI must not, and are of no interest.
      URI uri = new URI(origin(url));
      String host = uri.getHost();
      return host == null ? null : new ServerEndpoint(unbracketed(host), port(uri));
    } catch (URISyntaxException e) {
      return null;
    }
  }

  String address() {
    return address;
  }

  int port() {
    return port;
  }

  private static String origin(String url) {
    int authority = url.indexOf("://");
    if (authority < 0) {
      return url;
    }
    for (int i = authority + 3; i < url.length(); i++) {
      if ("/?#\\".indexOf(url.charAt(i)) >= 0) {
        return url.substring(0, i);
      }
    }
    return url;
  }

  private static String unbracketed(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }

  private static int port(URI uri) {
    if (uri.getPort() >= 0) {
      return uri.getPort();
    }
    return "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
  }
}
