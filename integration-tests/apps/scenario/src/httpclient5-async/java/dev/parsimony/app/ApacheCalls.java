/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.hc.client5.http.async.methods.SimpleHttpResponse;
import org.apache.hc.client5.http.async.methods.SimpleRequestProducer;
import org.apache.hc.core5.http.Header;

/** One call of the asynchronous client. */
final class ApacheCalls extends HttpCall {

  private final LibraryUnderTest apache;

  ApacheCalls(LibraryUnderTest apache, Command command) {
    super(apache, command);
    this.apache = apache;
  }

  @Override
  void blocking() throws Exception {
    Future<SimpleHttpResponse> future =
        apache.client(command).execute(apache.request(endpoint, command, false), null);
    onCancel(() -> future.cancel(true));
    try {
      reply(future.get());
    } catch (ExecutionException e) {
      throw e.getCause() instanceof Exception ? (Exception) e.getCause() : e;
    }
  }

  @Override
  void async() throws Exception {
    Ending<SimpleHttpResponse> ending = new Ending<>();
    Future<SimpleHttpResponse> future =
        apache.client(command).execute(apache.request(endpoint, command, false), ending);
    onCancel(() -> future.cancel(true));
    reply(await(ending));
  }

  private void reply(SimpleHttpResponse response) throws IOException {
    reply(response.getCode(), map(response.getHeaders()), response.getBodyText());
  }

  @Override
  void stream() {
    throw new UnsupportedOperationException();
  }

  @Override
  void asyncStream() throws Exception {
    Ending<Boolean> ending = new Ending<>();
    Lines lines = new Lines(this, () -> ending.complete(true));
    Future<Boolean> future =
        apache
            .client(command)
            .execute(
                SimpleRequestProducer.create(apache.request(endpoint, command, true)),
                lines,
                ending);
    onCancel(() -> future.cancel(true));
    if (closeAfter() == 0) {
      ending.complete(false);
    }
    seen.note("completed", await(ending));
    future.cancel(true);
  }

  static Map<String, List<String>> map(Header[] headers) {
    Map<String, List<String>> map = new TreeMap<>();
    for (Header header : headers) {
      map.computeIfAbsent(header.getName(), absent -> new ArrayList<>()).add(header.getValue());
    }
    return map;
  }
}
