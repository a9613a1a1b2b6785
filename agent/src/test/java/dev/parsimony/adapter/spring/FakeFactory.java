/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.AbstractClientHttpRequest;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.http.client.ClientHttpRequestFactory;
import org.springframework.http.client.ClientHttpResponse;

/** A transport of Spring's with a provider behind it that answers as it was told. */
final class FakeFactory implements ClientHttpRequestFactory {

  int readTimeout;
  final List<Request> sent = new CopyOnWriteArrayList<>();
  final Queue<Object> replies = new ArrayDeque<>();
  final Object httpClient;

  FakeFactory() {
    this(new Object());
  }

  FakeFactory(Object httpClient) {
    this.httpClient = httpClient;
  }

  @Override
  public ClientHttpRequest createRequest(URI url, HttpMethod method) {
    return new Request(this, url, method);
  }

  /** A request of this transport. */
  static final class Request extends AbstractClientHttpRequest {

    final Object httpClient;
    private final FakeFactory factory;
    private final URI url;
    private final HttpMethod method;
    private final ByteArrayOutputStream bufferedOutput = new ByteArrayOutputStream();

    Request(FakeFactory factory, URI url, HttpMethod method) {
      this.factory = factory;
      this.httpClient = factory.httpClient;
      this.url = url;
      this.method = method;
    }

    String written() {
      return bufferedOutput.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    @Override
    public HttpMethod getMethod() {
      return method;
    }

    @Override
    public String getMethodValue() {
      return method.name();
    }

    @Override
    public URI getURI() {
      return url;
    }

    @Override
    protected OutputStream getBodyInternal(HttpHeaders headers) {
      return bufferedOutput;
    }

    @Override
    protected ClientHttpResponse executeInternal(HttpHeaders headers) throws IOException {
      factory.sent.add(this);
      Object reply = factory.replies.remove();
      if (reply instanceof IOException) {
        throw (IOException) reply;
      }
      return (ClientHttpResponse) reply;
    }
  }
}
