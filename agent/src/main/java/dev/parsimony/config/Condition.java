/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.exchange.CallOrigin;
import dev.parsimony.exchange.RequestFacts;

/** One thing that must hold for a call to match a rule. */
interface Condition {

  boolean holds(RequestFacts facts, CallOrigin origin);
}
