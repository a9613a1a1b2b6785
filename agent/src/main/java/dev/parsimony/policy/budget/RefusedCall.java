/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.budget;

import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The reply to a call that a budget refuses: the provider's own error, not to be tried again. It
 * has no {@code retry-after}: libraries wait that long, and a window may end in weeks.
 */
final class RefusedCall {

  static WireReply reply(RequestFacts request, BudgetPlan plan, Period period) {
    String message =
        "The budget '"
            + plan.name()
            + "' of "
            + plan.described()
            + " is used up until "
            + Instant.ofEpochMilli(period.endMillis()).atZone(plan.zone())
            + ". Refused by Parsimony; the provider was not asked.";
    WireReply own = request.dialect().refusal(message);
    Map<String, List<String>> headers = new TreeMap<>();
    own.headers().names().forEach(name -> headers.put(name, own.headers().values(name)));
    put(headers, "x-should-retry", "false");
    put(headers, "x-parsimony-refused", plan.name());
    return new WireReply(own.status(), WireHeaders.of(headers), own::openBody);
  }

  private static void put(Map<String, List<String>> headers, String name, String value) {
    headers.put(name, Collections.singletonList(value));
  }

  private RefusedCall() {}
}
