/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.urlconnection;

import java.net.HttpURLConnection;
import javax.net.ssl.HostnameVerifier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLSocketFactory;

/** How an application has its connection secured. */
final class Tls {

  private final SSLSocketFactory sockets;
  private final HostnameVerifier hosts;

  private Tls(SSLSocketFactory sockets, HostnameVerifier hosts) {
    this.sockets = sockets;
    this.hosts = hosts;
  }

  static Tls of(HttpsURLConnection connection) {
    return new Tls(connection.getSSLSocketFactory(), connection.getHostnameVerifier());
  }

  /** Has another connection secured so. */
  void secure(HttpURLConnection connection) {
    HttpsURLConnection secured = (HttpsURLConnection) connection;
    secured.setSSLSocketFactory(sockets);
    secured.setHostnameVerifier(hosts);
  }
}
