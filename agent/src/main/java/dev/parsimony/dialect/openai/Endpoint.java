/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

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
    int end = pathEnd(url);
    return method.equals("POST")
        && endsWith(url, end, suffix)
        && (unless.isEmpty() || !endsWith(url, end, unless));
  }

  /** Whether the URL has one of the shapes that only Azure has. */
  static boolean isAzure(String url) {
    int host = url.indexOf("://") + 3;
    int path = url.indexOf('/', host);
    return path > 0
        && (endsWith(url, path, ".azure.com")
            || endsWith(url, path, ".azure-api.net")
            || url.startsWith(DEPLOYMENTS, path));
  }

  /** The deployment that stands in an Azure URL in place of a model; empty if there is none. */
  static String deployment(String url) {
    int start = url.indexOf(DEPLOYMENTS);
    if (start < 0 || start >= pathEnd(url)) {
      return "";
    }
    start += DEPLOYMENTS.length();
    int end = url.indexOf('/', start);
    return end < 0 ? "" : url.substring(start, end);
  }

  private static boolean endsWith(String url, int end, String suffix) {
    return url.startsWith(suffix, end - suffix.length());
  }

  private static int pathEnd(String url) {
    int query = url.indexOf('?');
    int end = query < 0 ? url.length() : query;
    int fragment = url.indexOf('#');
    return fragment < 0 ? end : Math.min(end, fragment);
  }
}
