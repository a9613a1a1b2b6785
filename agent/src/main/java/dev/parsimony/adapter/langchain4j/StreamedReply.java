/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.langchain4j;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import java.io.InputStream;

/** A reply that the application's parser is to read. */
final class StreamedReply {

  private final SuccessfulHttpResponse response;
  private final InputStream body;

  StreamedReply(SuccessfulHttpResponse response, InputStream body) {
    this.response = response;
    this.body = body;
  }

  SuccessfulHttpResponse response() {
    return response;
  }

  InputStream body() {
    return body;
  }
}
