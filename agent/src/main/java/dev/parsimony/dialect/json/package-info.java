/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the dialects whose requests are JSON have in common: {@link JsonDialect} reads a request by
 * a {@link FieldTable}, in which every known field is classified.
 */
@NullMarked
package dev.parsimony.dialect.json;

import org.jspecify.annotations.NullMarked;
