/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.wire;

import dev.parsimony.bootstrap.ProviderGate;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The providers that are known by their hosts, under the names of the OpenTelemetry conventions
 * where those have one.
 */
public final class Providers {

  /* Patterns of the gate, each before the name of who answers there. */
  private static final String[] KNOWN = {
    "api.openai.com", "openai",
    "*.openai.azure.com", "azure.ai.openai",
    "*.cognitiveservices.azure.com", "azure.ai.openai",
    "*.services.ai.azure.com", "azure.ai.inference",
    "*.inference.ai.azure.com", "azure.ai.inference",
    "*.models.ai.azure.com", "azure.ai.inference",
    "models.github.ai", "azure.ai.inference",
    "api.anthropic.com", "anthropic",
    "generativelanguage.googleapis.com", "gcp.gemini",
    "aiplatform.googleapis.com", "gcp.vertex_ai",
    "*-aiplatform.googleapis.com", "gcp.vertex_ai",
    "bedrock-runtime*.amazonaws.com", "aws.bedrock",
    "bedrock-runtime*.amazonaws.com.cn", "aws.bedrock",
    "api.mistral.ai", "mistral_ai",
    "codestral.mistral.ai", "mistral_ai",
    "api.cohere.com", "cohere",
    "api.cohere.ai", "cohere",
    "api.deepseek.com", "deepseek",
    "api.groq.com", "groq",
    "api.x.ai", "x_ai",
    "api.perplexity.ai", "perplexity",
    "*.ml.cloud.ibm.com", "ibm.watsonx.ai",
    "dashscope*.aliyuncs.com", "dashscope",
    "ark.*.volces.com", "volcengine",
    "open.bigmodel.cn", "zhipu",
    "api.z.ai", "zhipu",
    "api.moonshot.ai", "moonshot",
    "api.moonshot.cn", "moonshot",
    "openrouter.ai", "openrouter",
    "api.together.xyz", "together",
    "api.together.ai", "together",
    "api.fireworks.ai", "fireworks",
    "api.cerebras.ai", "cerebras",
    "router.huggingface.co", "huggingface",
    "integrate.api.nvidia.com", "nvidia",
    "*:11434", "ollama",
  };

  /* The few places that an application asks, each with who answers there or an empty text. */
  private static final int MOST_SEEN = 500;
  private static final Map<String, String> SEEN = new ConcurrentHashMap<>();

  /** The hosts, as patterns of {@link ProviderGate}. */
  public static String[] hosts() {
    String[] hosts = new String[KNOWN.length / 2];
    for (int i = 0; i < hosts.length; i++) {
      hosts[i] = KNOWN[2 * i];
    }
    return hosts;
  }

  /** Who answers at a URL; null for a host that is not known. */
  public static @Nullable String at(String url) {
    String place = Urls.authority(url);
    String seen = SEEN.get(place);
    if (seen == null) {
      seen = find(place);
      if (SEEN.size() < MOST_SEEN) {
        SEEN.put(place, seen);
      }
    }
    return seen.isEmpty() ? null : seen;
  }

  private static String find(String place) {
    for (int i = 0; i < KNOWN.length; i += 2) {
      if (ProviderGate.fits(KNOWN[i], place)) {
        return KNOWN[i + 1];
      }
    }
    return "";
  }

  private Providers() {}
}
