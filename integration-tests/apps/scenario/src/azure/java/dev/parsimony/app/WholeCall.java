/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.JsonNode;
import reactor.core.publisher.Flux;

/**
 * A call that no library streams.
 *
 * @param <R> a reply
 */
abstract class WholeCall<R> extends AzureCall<R, R> {

  WholeCall(Library library, Command command) {
    super(library, command);
  }

  @Override
  final Iterable<R> stream() {
    throw new UnsupportedOperationException("stream");
  }

  @Override
  final Flux<R> asyncStream() {
    throw new UnsupportedOperationException("stream");
  }

  @Override
  final JsonNode chunkJson(R chunk) {
    return json(chunk);
  }

  @Override
  final String chunkText(R chunk) {
    return text(chunk);
  }
}
