/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.urlconnection;

import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.Proxy;
import java.net.URL;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Opens connections like those of the application: a connection can be used once, and its own has
 * to stay fresh for the case that a changed request is rejected.
 */
final class Alike {

  static HttpURLConnection open(
      HttpURLConnection original,
      Map<String, List<String>> headers,
      @Nullable Tls tls,
      @Nullable Proxy proxy)
      throws IOException {
    URL url = original.getURL();
    HttpURLConnection alike =
        (HttpURLConnection) (proxy == null ? url.openConnection() : url.openConnection(proxy));
    if (tls != null) {
      tls.secure(alike);
    }
    alike.setRequestMethod("POST");
    alike.setDoOutput(true);
    alike.setConnectTimeout(original.getConnectTimeout());
    alike.setReadTimeout(original.getReadTimeout());
    alike.setInstanceFollowRedirects(original.getInstanceFollowRedirects());
    alike.setUseCaches(original.getUseCaches());
    headers.forEach(
        (name, values) -> values.forEach(value -> alike.addRequestProperty(name, value)));
    return alike;
  }

  private Alike() {}
}
