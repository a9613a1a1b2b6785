/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.anthropic;

import dev.parsimony.dialect.wire.Urls;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who sells the model. */
final class Platform {

  private static final String BEDROCK = "aws.bedrock";
  private static final String VERTEX = "gcp.vertex_ai";
  private static final Pattern ON_BEDROCK =
      Pattern.compile("(\\w[\\w-]*\\.)?anthropic\\..+|arn:aws[\\w-]*:bedrock:.*");
  private static final Pattern ON_VERTEX = Pattern.compile("claude-.+@\\w+");

  /** By the host that is asked. */
  static String provider(String url) {
    if (Urls.hostEndsWith(url, ".amazonaws.com") || Urls.hostEndsWith(url, ".amazonaws.com.cn")) {
      return BEDROCK;
    }
    if (Urls.hostEndsWith(url, ".googleapis.com")) {
      return VERTEX;
    }
    return Urls.hostEndsWith(url, ".azure.com") ? "azure.ai.inference" : "anthropic";
  }

  /** By a name that only one platform gives to a model; null for the name that all know. */
  static @Nullable String ofModel(String name) {
    if (ON_BEDROCK.matcher(name).matches()) {
      return BEDROCK;
    }
    return ON_VERTEX.matcher(name).matches() ? VERTEX : null;
  }

  private Platform() {}
}
