/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the exchanges of this process came to, for operators without a collector: {@link Ledger}
 * adds them up and keeps a summary file, {@link SummaryReport} reads that file and prints it.
 */
@NullMarked
package dev.parsimony.ledger;

import org.jspecify.annotations.NullMarked;
