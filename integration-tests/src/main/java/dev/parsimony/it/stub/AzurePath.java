/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

/**
 * Paths as Azure has them: of OpenAI's models with the deployment in place of a model in the body,
 * and of all others.
 */
final class AzurePath {

  private static final String DEPLOYMENTS = "/openai/deployments/";
  private static final String MODELS = "/models";

  private AzurePath() {}

  static boolean isAzure(String path) {
    return path.startsWith(DEPLOYMENTS);
  }

  /** The path under which OpenAI itself serves the same. */
  static String plain(String path) {
    if (path.startsWith(MODELS)) {
      return "/v1" + path.substring(MODELS.length());
    }
    return isAzure(path) ? "/v1" + path.substring(end(path)) : path;
  }

  /** The deployment; empty in a path that is not Azure's. */
  static String deployment(String path) {
    return isAzure(path) ? path.substring(DEPLOYMENTS.length(), end(path)) : "";
  }

  private static int end(String path) {
    int end = path.indexOf('/', DEPLOYMENTS.length());
    return end < 0 ? path.length() : end;
  }
}
