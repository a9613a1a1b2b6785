/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache4;

import java.net.URI;
import org.apache.http.HttpEntityEnclosingRequest;
import org.apache.http.client.methods.Configurable;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.client.methods.HttpExecutionAware;

/** Copies requests, for what is sent in place of the application's. */
final class Copies {

  /** A copy without its body; aborting the original aborts it. */
  static HttpEntityEnclosingRequest of(HttpEntityEnclosingRequest original) {
    Copy copy = new Copy(original.getRequestLine().getMethod());
    copy.setURI(URI.create(original.getRequestLine().getUri()));
    copy.setProtocolVersion(original.getProtocolVersion());
    copy.setHeaders(original.getAllHeaders());
    if (original instanceof Configurable) {
      copy.setConfig(((Configurable) original).getConfig());
    }
    if (original instanceof HttpExecutionAware) {
      ((HttpExecutionAware) original)
          .setCancellable(
              () -> {
                copy.abort();
                return true;
              });
    }
    return copy;
  }

  private Copies() {}

  private static final class Copy extends HttpEntityEnclosingRequestBase {

    private final String method;

    Copy(String method) {
      this.method = method;
    }

    @Override
    public String getMethod() {
      return method;
    }
  }
}
