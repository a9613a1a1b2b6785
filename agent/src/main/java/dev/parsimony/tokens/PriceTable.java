/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.tokens;

import dev.parsimony.dialect.bedrock.ModelName;
import dev.parsimony.exchange.Usage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The effective-dated prices of known models. Immutable. */
public final class PriceTable {

  private static final long PICO_TENTHS_PER_NANO = 10_000;
  private static final List<String> DATES = Arrays.asList("-0000-00-00", "-00000000");
  private static final String FINE_TUNED = "ft:";
  private static final String BEDROCK = "aws.bedrock";

  private final List<Price> overrides;
  private final Map<String, Map<String, List<Price>>> rows;
  private final Set<String> models;

  private PriceTable(
      List<Price> overrides, Map<String, Map<String, List<Price>>> rows, Set<String> models) {
    this.overrides = overrides;
    this.rows = rows;
    this.models = models;
  }

  /** The table that comes with the agent. */
  public static PriceTable standard() {
    return of(PriceResource.read());
  }

  static PriceTable of(List<Price> prices) {
    Map<String, Map<String, List<Price>>> rows = new HashMap<>();
    Set<String> models = new HashSet<>();
    for (Price price : prices) {
      rows.computeIfAbsent(price.provider(), provider -> new HashMap<>())
          .computeIfAbsent(price.model(), model -> new ArrayList<>())
          .add(price);
      models.add(price.model());
    }
    Comparator<Price> newestFirst = Comparator.comparing(Price::start).reversed();
    rows.values().forEach(ofOne -> ofOne.values().forEach(same -> same.sort(newestFirst)));
    return new PriceTable(Collections.emptyList(), rows, models);
  }

  /** This table behind prices that come first, in their order; their names may be globs. */
  public PriceTable withOverrides(List<Price> prices) {
    return new PriceTable(Collections.unmodifiableList(new ArrayList<>(prices)), rows, models);
  }

  /**
   * What a call costs in nano-dollars, rounded half up; null when nobody knows.
   *
   * @param epochNanos when the call was made
   */
  public @Nullable Long cost(
      String provider, String model, Usage usage, @Nullable String serviceTier, long epochNanos) {
    long tenths = ServiceTier.tenths(provider, serviceTier);
    Price price = find(provider, model, instant(epochNanos));
    if (price == null || tenths == ServiceTier.UNKNOWN) {
      return null;
    }
    try {
      Long pico = price.cost(usage);
      return pico == null ? null : nano(Math.multiplyExact(pico, tenths));
    } catch (ArithmeticException tooLarge) {
      return null;
    }
  }

  /**
   * What the provider's cache costs a request; null where that is not stated.
   *
   * @param input the tokens of the request's prompt
   */
  public @Nullable CacheRates cacheRates(
      String provider, String model, long input, long epochNanos) {
    Price price = find(provider, model, instant(epochNanos));
    return price == null ? null : price.rates(input).cache();
  }

  /** Whether the table that comes with the agent knows a model to be sold at the flex tier too. */
  public boolean sellsFlex(String provider, String model, long epochNanos) {
    Price price = row(provider, model, instant(epochNanos));
    return price != null && price.hasFlex();
  }

  /** Whether any provider has a price for a model at any time. */
  public boolean knows(String model) {
    for (Price override : overrides) {
      if (Glob.matches(override.model(), model)) {
        return true;
      }
    }
    return models.contains(model)
        || models.contains(withoutDate(model))
        || models.contains(ModelName.priced(model));
  }

  private @Nullable Price find(String provider, String model, Instant instant) {
    for (Price override : overrides) {
      if (override.holdsAt(instant)
          && Glob.matches(override.provider(), provider)
          && Glob.matches(override.model(), model)) {
        return override;
      }
    }
    return row(provider, model, instant);
  }

  private @Nullable Price row(String provider, String model, Instant instant) {
    Map<String, List<Price>> ofProvider = rows.getOrDefault(provider, Collections.emptyMap());
    List<Price> own = ofProvider.get(model);
    if (own == null) {
      boolean bedrock = provider.equals(BEDROCK);
      own = ofProvider.get(bedrock ? ModelName.priced(model) : withoutDate(model));
    }
    return own == null ? null : newest(own, instant);
  }

  private static @Nullable Price newest(List<Price> newestFirst, Instant instant) {
    for (Price price : newestFirst) {
      if (price.holdsAt(instant)) {
        return price;
      }
    }
    return null;
  }

  private static String withoutDate(String model) {
    for (String date : DATES) {
      if (endsLike(date, model) && !model.startsWith(FINE_TUNED)) {
        return model.substring(0, model.length() - date.length());
      }
    }
    return model;
  }

  /* A zero stands for any digit. */
  private static boolean endsLike(String end, String text) {
    int start = text.length() - end.length();
    for (int i = 0; i < end.length() && start >= 0; i++) {
      char c = text.charAt(start + i);
      if (end.charAt(i) == '0' ? c < '0' || c > '9' : c != end.charAt(i)) {
        return false;
      }
    }
    return start >= 0;
  }

  private static long nano(long picoTenths) {
    return Math.addExact(picoTenths, PICO_TENTHS_PER_NANO / 2) / PICO_TENTHS_PER_NANO;
  }

  private static Instant instant(long epochNanos) {
    return Instant.EPOCH.plusNanos(epochNanos);
  }
}
