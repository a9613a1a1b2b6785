/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bootstrap;

/** Where host, port and path of a URL begin. */
final class UrlParts {

  final String text;
  final int host;
  final int port;
  final int path;

  UrlParts(String text) {
    int scheme = text.indexOf("://");
    int start = scheme < 0 ? 0 : scheme + 3;
    this.text = text;
    this.path = authorityEnd(text, start);
    this.host = Math.max(start, text.lastIndexOf('@', path) + 1);
    this.port = hostEnd(text, host, path);
  }

  static int authorityEnd(String text, int from) {
    int end = from;
    while (end < text.length() && "/?#".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    return end;
  }

  /* A colon within brackets belongs to the address. */
  static int hostEnd(String text, int from, int to) {
    int colon = text.lastIndexOf(':', to - 1);
    return colon >= from && text.lastIndexOf(']', to - 1) < colon ? colon : to;
  }
}
