/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.jdk;

import dev.parsimony.exchange.WireReply;
import java.net.http.HttpClient.Version;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse.ResponseInfo;

/** The head of an answer of the agent's. */
final class Answer implements ResponseInfo {

  private final WireReply reply;
  private final HttpHeaders headers;

  Answer(WireReply reply) {
    this.reply = reply;
    this.headers = JdkHeaders.toJdk(reply.headers());
  }

  @Override
  public int statusCode() {
    return reply.status();
  }

  @Override
  public HttpHeaders headers() {
    return headers;
  }

  @Override
  public Version version() {
    return Version.HTTP_1_1;
  }
}
