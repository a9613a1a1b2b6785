/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.exchange.Dialect;
import dev.parsimony.setting.Glob;
import org.jspecify.annotations.Nullable;

/** URLs at which the operator says that a provider is spoken to. */
final class ProviderUrl {

  private final Glob url;
  private final @Nullable Dialect dialect;

  ProviderUrl(Glob url, @Nullable Dialect dialect) {
    this.url = url;
    this.dialect = dialect;
  }

  /**
   * @param address a URL without its query
   */
  boolean covers(String address) {
    return url.matches(address);
  }

  /** The wire format; null where the path tells. */
  @Nullable Dialect dialect() {
    return dialect;
  }

  /** A pattern of the gate that lets all these URLs pass, and perhaps some more. */
  String host() {
    String pattern = url.pattern();
    int scheme = pattern.indexOf("://");
    int host = scheme < 0 ? 0 : scheme + 3;
    int end = pattern.indexOf('/', host);
    String authority = pattern.substring(host, end < 0 ? pattern.length() : end);
    return scheme < 0 || authority.contains("**") ? "*" : authority.replace('?', '*');
  }
}
