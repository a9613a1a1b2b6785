/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

import dev.parsimony.dialect.wire.Urls;

/** The end of the path under which a format is spoken, and what else a URL tells. */
final class Endpoint {

  private static final String DEPLOYMENTS = "/openai/deployments/";

  private final String suffix;
  private final String unless;

  /**
   * @param suffix how the path ends
   * @param unless a longer ending that belongs to another format; empty for none
   */
  Endpoint(String suffix, String unless) {
    this.suffix = suffix;
    this.unless = unless;
  }

  boolean matches(String method, String url) {
    return method.equals("POST")
        && Urls.pathEndsWith(url, suffix)
        && (unless.isEmpty() || !Urls.pathEndsWith(url, unless));
  }

  /** Whether the URL has one of the shapes that only Azure has. */
  static boolean isAzure(String url) {
    int path = Urls.pathStart(url);
    return Urls.hostEndsWith(url, ".azure.com")
        || Urls.hostEndsWith(url, ".azure-api.net")
        || (path > 0 && url.startsWith(DEPLOYMENTS, path));
  }

  /** The deployment that stands in an Azure URL in place of a model; empty if there is none. */
  static String deployment(String url) {
    int start = url.indexOf(DEPLOYMENTS);
    if (start < 0 || start >= Urls.pathEnd(url)) {
      return "";
    }
    start += DEPLOYMENTS.length();
    int end = url.indexOf('/', start);
    return end < 0 ? "" : url.substring(start, end);
  }
}
