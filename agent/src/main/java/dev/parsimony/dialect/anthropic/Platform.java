/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import dev.parsimony.dialect.wire.Urls;

/** Who sells the model, by the host that is asked. */
final class Platform {

  static String provider(String url) {
    if (Urls.hostEndsWith(url, ".amazonaws.com")) {
      return "aws.bedrock";
    }
    if (Urls.hostEndsWith(url, ".googleapis.com")) {
      return "gcp.vertex_ai";
    }
    return Urls.hostEndsWith(url, ".azure.com") ? "azure.ai.inference" : "anthropic";
  }

  private Platform() {}
}
