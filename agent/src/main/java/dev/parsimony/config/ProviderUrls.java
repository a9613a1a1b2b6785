/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.dialect.wire.Providers;
import dev.parsimony.exchange.Dialect;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Where providers are spoken to, and how. */
public final class ProviderUrls {

  private final List<ProviderUrl> own;

  /**
   * @param own those that the operator named, the first that fits counts
   */
  ProviderUrls(List<ProviderUrl> own) {
    this.own = own;
  }

  /** Patterns of the gate for the places that the operator named. */
  public List<String> hosts() {
    return own.stream().map(ProviderUrl::host).collect(Collectors.toList());
  }

  /** The wire format of a request that some HTTP client sends; null for what is not ours. */
  public @Nullable Dialect dialectOf(String method, String url) {
    ProviderUrl named = named(url);
    if (named != null) {
      return method.equals("POST") ? spoken(named, method, url) : null;
    }
    return Providers.at(url) == null ? null : Dialects.recognise(method, url);
  }

  /**
   * The wire format of a request that the client library of a provider sends. What its path tells
   * is believed, unless the operator names another format that has such a path too.
   */
  public @Nullable Dialect dialectOfSdk(String method, String url) {
    Dialect known = Dialects.recognise(method, url);
    ProviderUrl named = named(url);
    Dialect told = named == null ? null : named.dialect();
    boolean believed = known != null && (told == null || !told.fits(method, url));
    return believed ? known : dialectOf(method, url);
  }

  private static @Nullable Dialect spoken(ProviderUrl named, String method, String url) {
    return named.dialect() == null ? Dialects.recognise(method, url) : named.dialect();
  }

  private @Nullable ProviderUrl named(String url) {
    if (own.isEmpty()) {
      return null;
    }
    int query = url.indexOf('?');
    String address = query < 0 ? url : url.substring(0, query);
    for (ProviderUrl place : own) {
      if (place.covers(address)) {
        return place;
      }
    }
    return null;
  }
}
