/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import dev.parsimony.adapter.PublicMethods;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.springframework.http.client.ClientHttpResponse;

/** The status of a response: a number up to Spring 6, an object from 6 on. */
final class Statuses {

  private static final MethodHandle OF_RESPONSE =
      found(ClientHttpResponse.class, "getRawStatusCode", "getStatusCode");

  /** Throws what the transport throws where no reply comes. */
  static int of(ClientHttpResponse response) throws IOException {
    try {
      return (int) OF_RESPONSE.invoke(response);
    } catch (IOException | RuntimeException | Error ofTheTransport) {
      throw ofTheTransport;
    } catch (Throwable undeclared) {
      throw new IllegalStateException(undeclared);
    }
  }

  private static MethodHandle found(Class<?> type, String number, String object) {
    try {
      return PublicMethods.find(type, number, int.class);
    } catch (ReflectiveOperationException newer) {
      return valueOf(type, object);
    }
  }

  private static MethodHandle valueOf(Class<?> type, String object) {
    try {
      Class<?> status = type.getMethod(object).getReturnType();
      return MethodHandles.filterReturnValue(
          PublicMethods.find(type, object, status), PublicMethods.find(status, "value", int.class));
    } catch (ReflectiveOperationException unknown) {
      throw new IllegalStateException(unknown);
    }
  }

  private Statuses() {}
}
