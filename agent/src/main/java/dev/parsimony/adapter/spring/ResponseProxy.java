/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.spring;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import org.jspecify.annotations.Nullable;
import org.springframework.http.client.ClientHttpResponse;

/**
 * A response in Spring's type, whose methods differ from version to version in what they return: so
 * it is made at run time.
 */
abstract class ResponseProxy implements InvocationHandler {

  final ClientHttpResponse response() {
    return (ClientHttpResponse)
        Proxy.newProxyInstance(
            ResponseProxy.class.getClassLoader(), new Class<?>[] {ClientHttpResponse.class}, this);
  }

  @Override
  public final @Nullable Object invoke(
      Object proxy, Method method, @Nullable Object @Nullable [] arguments) throws Throwable {
    if (method.getDeclaringClass() == Object.class) {
      return method.getName().equals("equals")
          ? arguments != null && proxy == arguments[0]
          : call(method, this, arguments);
    }
    return of(method, arguments);
  }

  /** What a method of the response returns. */
  abstract @Nullable Object of(Method method, @Nullable Object @Nullable [] arguments)
      throws Throwable;

  static @Nullable Object call(
      Method method, Object target, @Nullable Object @Nullable [] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      Throwable thrown = e.getCause();
      throw thrown == null ? e : thrown;
    }
  }
}
