/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The formats of Amazon Bedrock's runtime: Converse, which is the same for all models, and
 * InvokeModel, whose bodies are those of the model's own family. The model stands in the URL, and
 * so does whether the reply is to be streamed; streams are binary frames.
 */
@NullMarked
package dev.parsimony.dialect.bedrock;

import org.jspecify.annotations.NullMarked;
