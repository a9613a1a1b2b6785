/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import dev.parsimony.adapter.PublicMethods;
import java.io.IOException;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import org.springframework.http.client.ClientHttpResponse;

/**
 * Tells the status of responses: a number up to Spring 6, an object from 6 on.
 *
 * @param <R> the type of the responses
 */
final class Statuses<R> {

  private static final Statuses<ClientHttpResponse> BLOCKING =
      of(ClientHttpResponse.class, "getRawStatusCode", "getStatusCode");

  private final MethodHandle status;

  private Statuses(MethodHandle status) {
    this.status = status;
  }

  /**
   * Of responses of one type.
   *
   * @param number the method that gives the number
   * @param object the method that gives the object, where there is no such method
   */
  static <R> Statuses<R> of(Class<R> type, String number, String object) {
    try {
      return new Statuses<>(PublicMethods.find(type, number, int.class));
    } catch (ReflectiveOperationException newer) {
      return new Statuses<>(valueOf(type, object));
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

  /** Throws what the transport throws where no reply comes. */
  static int of(ClientHttpResponse response) throws IOException {
    return BLOCKING.read(response);
  }

  /** Of a response that is there already. */
  int unchecked(R response) {
    try {
      return read(response);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private int read(R response) throws IOException {
    try {
      return (int) status.invoke(response);
    } catch (IOException | RuntimeException | Error ofTheTransport) {
      throw ofTheTransport;
    } catch (Throwable undeclared) {
      throw new IllegalStateException(undeclared);
    }
  }
}
