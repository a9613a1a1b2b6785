/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.apache5;

import java.net.URI;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.Configurable;
import org.apache.hc.core5.concurrent.CancellableDependency;
import org.apache.hc.core5.http.ClassicHttpRequest;

/** Copies requests, for what is sent in place of the application's. */
final class Copies {

  /** A copy without its body; cancelling the original cancels it. */
  static ClassicHttpRequest of(ClassicHttpRequest original) {
    HttpUriRequestBase copy = new HttpUriRequestBase(original.getMethod(), URI.create("/"));
    copy.setScheme(original.getScheme());
    copy.setAuthority(original.getAuthority());
    copy.setPath(original.getPath());
    copy.setVersion(original.getVersion());
    copy.setHeaders(original.getHeaders());
    if (original instanceof Configurable) {
      copy.setConfig(((Configurable) original).getConfig());
    }
    if (original instanceof CancellableDependency) {
      ((CancellableDependency) original).setDependency(copy);
    }
    return copy;
  }

  private Copies() {}
}
