/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

/** What the provider charges for one request that it answered: the model asked for, and tokens. */
public record BilledCall(String model, long inputTokens, long outputTokens) {}
