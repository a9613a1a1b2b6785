/**
 * A local server that speaks the true wire formats of OpenAI: chat completions, responses,
 * embeddings and legacy completions, whole and streamed. Its answers follow from everything in the
 * request that can matter, so that an answer given to the wrong question is seen; latency, timing
 * of each chunk and faults down to single bytes are under the caller's control.
 */
@NullMarked
package dev.parsimony.it.stub;

import org.jspecify.annotations.NullMarked;
