/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The adapter of the AWS SDK's Bedrock runtime. It decides where the SDK begins its attempts:
 * outside of the retries and above the signing. What the attempts get, and an answer of the
 * agent's, passes through an HTTP client that is put in front of the application's for this one
 * call.
 */
@NullMarked
package dev.parsimony.adapter.aws;

import org.jspecify.annotations.NullMarked;
