/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.azure;

import com.azure.core.http.HttpHeaders;
import com.azure.core.http.HttpRequest;
import dev.parsimony.adapter.reactive.AnswerPublisher;
import dev.parsimony.engine.Call;
import dev.parsimony.engine.Guard;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.Executor;
import reactor.core.publisher.Flux;

/** An answer of the agent's, in the library's own type. */
final class AnswerResponse extends PushedResponse {

  private final InputStream body;
  private final Executor readers;

  AnswerResponse(
      HttpRequest request, int status, HttpHeaders headers, Call call, InputStream body) {
    super(request, status, headers);
    this.body = body;
    this.readers = call.readers();
  }

  @Override
  public Flux<ByteBuffer> getBody() {
    return Flux.from(new AnswerPublisher<>(body, chunk -> chunk, readers));
  }

  @Override
  public void close() {
    Guard.run("close of the answer", body::close);
  }
}
