/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What all dialects read and write alike: JSON whose numbers keep their text, server-sent events
 * and binary event streams. Input is hostile: whatever is wrong with it ends in a {@link
 * dev.parsimony.exchange.MalformedBodyException}.
 */
@NullMarked
package dev.parsimony.dialect.wire;

import org.jspecify.annotations.NullMarked;
