/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import dev.parsimony.adapter.Fields;
import dev.parsimony.adapter.PublicMethods;
import dev.parsimony.adapter.apache.RequestBytes;
import dev.parsimony.exchange.MediaType;
import java.io.ByteArrayOutputStream;
import java.lang.invoke.MethodHandle;
import org.jspecify.annotations.Nullable;
import org.springframework.http.StreamingHttpOutputMessage.Body;
import org.springframework.http.client.ClientHttpRequest;
import org.springframework.util.FastByteArrayOutputStream;

/**
 * Reads the bodies of requests, as far as that can be done without using them up: those that lie in
 * a buffer of Spring's, and those that say they can be written again.
 */
final class RequestBodies {

  private static final String[] BUFFERS = {"bufferedOutput", "bodyStream"};
  private static final @Nullable MethodHandle REPEATABLE = repeatable();

  /** The bytes of a JSON body; null for one that is none, or that may be an upload. */
  static byte @Nullable [] json(ClientHttpRequest request) {
    if (!MediaType.isJson(SpringHeaders.toWire(request.getHeaders()).mediaType())) {
      return null;
    }
    Object body = Fields.read(request, "body");
    return body instanceof Body ? written((Body) body) : buffered(request);
  }

  private static byte @Nullable [] buffered(ClientHttpRequest request) {
    for (String field : BUFFERS) {
      Object buffer = Fields.read(request, field);
      if (buffer instanceof ByteArrayOutputStream) {
        return ((ByteArrayOutputStream) buffer).toByteArray();
      }
      if (buffer instanceof FastByteArrayOutputStream) {
        return ((FastByteArrayOutputStream) buffer).toByteArray();
      }
    }
    return null;
  }

  private static byte @Nullable [] written(Body body) {
    return isRepeatable(body) ? RequestBytes.of(body::writeTo) : null;
  }

  private static boolean isRepeatable(Body body) {
    try {
      return REPEATABLE != null && (boolean) REPEATABLE.invoke(body);
    } catch (Throwable unknown) {
      return false;
    }
  }

  /* Spring has it from 6.1 on. */
  private static @Nullable MethodHandle repeatable() {
    try {
      return PublicMethods.find(Body.class, "repeatable", boolean.class);
    } catch (ReflectiveOperationException older) {
      return null;
    }
  }

  private RequestBodies() {}
}
