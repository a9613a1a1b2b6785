/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import dev.parsimony.engine.Guard;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/** A transport in front of the application's HTTP client, for a thread that waits. */
final class BlockingTransport implements SdkHttpClient {

  private final SdkHttpClient client;
  private final Transport transport;

  BlockingTransport(SdkHttpClient client, Transport transport) {
    this.client = client;
    this.transport = transport;
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    Attempts attempts = transport.attempts();
    if (attempts == null) {
      return client.prepareRequest(request);
    }
    Answer answer = Guard.orNull("beginning of an attempt", attempts::begin);
    return answer == null
        ? new NotedRequest(client.prepareRequest(request), attempts)
        : new AnsweredRequest(answer);
  }

  @Override
  public String clientName() {
    return client.clientName();
  }

  /** The client is the application's: a call does not close it. */
  @Override
  public void close() {}

  /** A request whose reply is noted. */
  private static final class NotedRequest implements ExecutableHttpRequest {

    private final ExecutableHttpRequest request;
    private final Attempts attempts;

    NotedRequest(ExecutableHttpRequest request, Attempts attempts) {
      this.request = request;
      this.attempts = attempts;
    }

    @Override
    public HttpExecuteResponse call() throws IOException {
      HttpExecuteResponse response = request.call();
      return Guard.call("opening of the reply", () -> noted(response), response);
    }

    @Override
    public void abort() {
      request.abort();
    }

    private HttpExecuteResponse noted(HttpExecuteResponse response) {
      AbortableInputStream body =
          response.responseBody().orElse(AbortableInputStream.createEmpty());
      SdkHttpResponse head = response.httpResponse();
      return HttpExecuteResponse.builder()
          .response(head)
          .responseBody(
              Attempts.isGood(head) ? good(head, body) : noted(body, attempts.rejected(head)))
          .build();
    }

    private AbortableInputStream good(SdkHttpResponse head, AbortableInputStream body) {
      ReceivedReply judged = attempts.judgedLater(head);
      return judged == null ? watched(head, body) : noted(body, judged);
    }

    private AbortableInputStream watched(SdkHttpResponse head, AbortableInputStream body) {
      ReceivedBody received = new ReceivedBody(body);
      InputStream watched =
          attempts.take().opened(head.statusCode(), new SdkHeaders(head), received);
      return AbortableInputStream.create(
          watched, () -> Guard.run("abort of the reply", () -> received.abortBy(watched)));
    }

    private static AbortableInputStream noted(AbortableInputStream body, ReceivedReply reply) {
      AbortableInputStream noted = AbortableInputStream.create(new NotedBody(body, reply), body);
      reply.begin();
      return noted;
    }
  }

  /** A body that the agent may have to receive for others, whatever becomes of the SDK's copy. */
  private static final class ReceivedBody extends FilterInputStream {

    private final AbortableInputStream body;
    private volatile boolean aborted;

    ReceivedBody(AbortableInputStream body) {
      super(body);
      this.body = body;
    }

    /** Closes a copy of this; the connection breaks off unless others receive from it. */
    void abortBy(InputStream copy) throws IOException {
      aborted = true;
      copy.close();
    }

    @Override
    public void close() throws IOException {
      if (aborted) {
        body.abort();
      } else {
        body.close();
      }
    }
  }

  /** A body whose bytes are noted as the SDK reads them, those too that it skips. */
  private static final class NotedBody extends InputStream {

    private final InputStream body;
    private final ReceivedReply reply;

    NotedBody(InputStream body, ReceivedReply reply) {
      this.body = body;
      this.reply = reply;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      int count = body.read(target, offset, length);
      if (count > 0 && !Guard.run("noting of the reply", () -> reply.add(target, offset, count))) {
        reply.miss();
      }
      return count;
    }

    @Override
    public int available() throws IOException {
      return body.available();
    }

    @Override
    public void close() throws IOException {
      body.close();
    }
  }

  /** A request that is answered without being sent. */
  private static final class AnsweredRequest implements ExecutableHttpRequest {

    private final Answer answer;

    AnsweredRequest(Answer answer) {
      this.answer = answer;
    }

    @Override
    public HttpExecuteResponse call() {
      return HttpExecuteResponse.builder()
          .response(answer.response())
          .responseBody(AbortableInputStream.create(answer.body(), this::abort))
          .build();
    }

    @Override
    public void abort() {
      Guard.run("close of the answer", answer.body()::close);
    }
  }
}
