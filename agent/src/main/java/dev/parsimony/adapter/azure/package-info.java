/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The adapter of the Azure SDKs, at azure-core's {@code HttpPipeline}: outside of its retries, and
 * above the policies that add the credential.
 */
@NullMarked
package dev.parsimony.adapter.azure;

import org.jspecify.annotations.NullMarked;
