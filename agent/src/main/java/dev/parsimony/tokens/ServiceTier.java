/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What a provider's service tier does to the price of a call. */
final class ServiceTier {

  static final long UNKNOWN = -1;
  static final long STANDARD = 10;

  /** The price in tenths of the standard one; {@link #UNKNOWN} for a tier without a known price. */
  static long tenths(String provider, @Nullable String tier) {
    if (tier == null) {
      return STANDARD;
    }
    switch (tier.toLowerCase(Locale.ROOT)) {
      case "":
      case "auto":
      case "default":
      case "standard":
        return STANDARD;
      case "batch":
        return halved(provider, "openai", "anthropic", "gcp.gemini");
      case "flex":
        return halved(provider, "openai", "gcp.gemini");
      case "priority":
      case "fast":
        return prioritised(provider);
      case "us":
        return provider.equals("anthropic") ? STANDARD + 1 : UNKNOWN;
      default:
        return UNKNOWN;
    }
  }

  private static long halved(String provider, String... discounters) {
    for (String discounter : discounters) {
      if (discounter.equals(provider)) {
        return STANDARD / 2;
      }
    }
    return UNKNOWN;
  }

  private static long prioritised(String provider) {
    switch (provider) {
      case "openai":
        return 2 * STANDARD;
      case "gcp.gemini":
        return 18;
      default:
        return UNKNOWN;
    }
  }

  private ServiceTier() {}
}
