/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.langchain4j.internal.RetryUtils;
import dev.parsimony.bootstrap.Bridge;
import dev.parsimony.bootstrap.SuppressedFailures;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.IllegalClassFormatException;
import java.lang.instrument.Instrumentation;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The loops in which calls are tried again: langchain4j's own, and classes like Spring's. */
class RetrySeamsTest {

  private static final String POLICY = RetryUtils.RetryPolicy.class.getName();
  private static final String BUILDER = RetryUtils.RetryPolicy.Builder.class.getName();
  private static final String SPRING_RETRY = "org.springframework.retry.support.RetryTemplate";
  private static final String SPRING_CORE = "org.springframework.core.retry.RetryTemplate";
  private static final Map<String, String> SOURCES =
      Map.of(
          "org.springframework.retry.RetryCallback",
          "public interface RetryCallback { Object doWithRetry() throws Exception; }",
          "org.springframework.retry.RecoveryCallback",
          "public interface RecoveryCallback {}",
          "org.springframework.retry.RetryState",
          "public interface RetryState {}",
          "org.springframework.core.retry.Retryable",
          "public interface Retryable { Object execute() throws Exception; }",
          SPRING_RETRY,
          """
          import org.springframework.retry.*;
          public class RetryTemplate {
            public Object run(RetryCallback c) throws Exception { return doExecute(c, null, null); }
            protected Object doExecute(RetryCallback c, RecoveryCallback r, RetryState s)
                throws Exception {
              for (int i = 0; ; i++) {
                try { Object result = c.doWithRetry(); if (result != null) { return result; } }
                catch (RuntimeException e) { if (i == 2) { throw e; } }
                finally { long width = i; tries += width; }
              }
            }
            public long tries;
          }
          """,
          SPRING_CORE,
          """
          public class RetryTemplate {
            public Object run(Retryable c) throws Exception { return execute(c); }
            public Object execute(Retryable c) throws Exception {
              double half = .5;
              while (half < 3) { half++; try { return c.execute(); } catch (RuntimeException e) {} }
              return half > 100 ? c : null;
            }
          }
          """);

  private final List<String> seen = new ArrayList<>();
  private final Instrumenter instrumenter = new Instrumenter(noInstrumentation(), seen::add);

  @AfterEach
  void disconnect() {
    Bridge.connect(null);
  }

  @Test
  void loopOfLangchain4j_isToldOfOnce_howeverOftenItTries() throws Exception {
    note();
    Object policy =
        langchain4j(POLICY)
            .getConstructor(int.class, int.class, double.class, double.class)
            .newInstance(3, 0, 0.0, 1.0);
    Method loop = policy.getClass().getMethod("withRetry", Callable.class, int.class);

    assertThat(loop.invoke(policy, attempt(2), 3)).isEqualTo("done");
    assertThatThrownBy(() -> loop.invoke(policy, attempt(9), 1))
        .isInstanceOf(InvocationTargetException.class);
    assertThat(seen)
        .containsExactly("enter", "try", "try", "try", "leave", "enter", "try", "try", "leave");
  }

  @ParameterizedTest
  @ValueSource(strings = {SPRING_RETRY, SPRING_CORE})
  void loopOfSpring_isToldOf_whetherItReturnsOrThrows(String name) throws Exception {
    note();
    Object template = template(name);

    assertThat(run(template, 0)).isEqualTo("done");
    assertThat(run(template, 1)).isEqualTo("done");
    if (name.equals(SPRING_RETRY)) {
      assertThatThrownBy(() -> run(template, 9)).hasMessage("no");
    } else {
      assertThat(run(template, 9)).isNull();
    }

    assertThat(seen)
        .containsExactly(
            "enter", "try", "leave", "enter", "try", "try", "leave", "enter", "try", "try", "try",
            "leave");
  }

  @Test
  void loopWithoutACallToAProvider_startsNothing() throws Exception {
    long suppressed = SuppressedFailures.count();
    Bridge.connect(
        instrumenter.dispatcher(
            () -> {
              throw new AssertionError("the engine is asked for");
            }));

    assertThat(run(template(SPRING_RETRY), 1)).isEqualTo("done");

    assertThat(seen).containsExactly("try", "try");
    assertThat(SuppressedFailures.count()).isEqualTo(suppressed);
  }

  private void note() {
    Bridge.connect(
        (method, target, arguments) -> {
          assertThat(target).isInstanceOf(Class.class);
          seen.add(method);
          return null;
        });
  }

  private Callable<Object> attempt(int failures) {
    int[] left = {failures};
    return () -> {
      seen.add("try");
      if (left[0]-- > 0) {
        throw new IllegalStateException("no");
      }
      return "done";
    };
  }

  /* Both in one loader of their own: they are one nest. */
  private Class<?> langchain4j(String name) throws Exception {
    String outer = RetryUtils.class.getName();
    ClassLoader parent =
        new ClassLoader(getClass().getClassLoader()) {
          @Override
          protected Class<?> loadClass(String asked, boolean resolve)
              throws ClassNotFoundException {
            if (asked.startsWith(outer)) {
              throw new ClassNotFoundException(asked);
            }
            return super.loadClass(asked, resolve);
          }
        };
    Map<String, byte[]> classes =
        Map.of(outer, bytes(outer), POLICY, woven(POLICY, bytes(POLICY)), BUILDER, bytes(BUILDER));
    return Fixtures.load(parent, classes).loadClass(name);
  }

  private Object template(String name) throws Exception {
    Map<String, String> sources = new HashMap<>();
    SOURCES.forEach(
        (type, source) ->
            sources.put(
                type, "package " + type.substring(0, type.lastIndexOf('.')) + "; " + source));
    Map<String, byte[]> classes = new HashMap<>(Fixtures.compile(8, sources));
    classes.computeIfPresent(name, this::woven);
    return Fixtures.load(getClass().getClassLoader(), classes)
        .loadClass(name)
        .getConstructor()
        .newInstance();
  }

  private Object run(Object template, int failures) throws Exception {
    Method run = template.getClass().getMethods()[0];
    for (Method method : template.getClass().getMethods()) {
      run = method.getName().equals("run") ? method : run;
    }
    Class<?> callback = run.getParameterTypes()[0];
    Callable<Object> attempt = attempt(failures);
    Object proxy =
        Proxy.newProxyInstance(
            callback.getClassLoader(),
            new Class<?>[] {callback},
            (self, method, arguments) -> attempt.call());
    try {
      return run.invoke(template, proxy);
    } catch (InvocationTargetException e) {
      throw (Exception) e.getCause();
    }
  }

  private byte[] woven(String name, byte[] original) {
    try {
      return requireNonNull(
          instrumenter
              .weaver()
              .transform(
                  getClass().getClassLoader(), name.replace('.', '/'), null, null, original));
    } catch (IllegalClassFormatException e) {
      throw new AssertionError(e);
    }
  }

  private static byte[] bytes(String name) throws IOException {
    try (InputStream in =
        requireNonNull(
            RetryUtils.class.getResourceAsStream("/" + name.replace('.', '/') + ".class"))) {
      return in.readAllBytes();
    }
  }

  private static Instrumentation noInstrumentation() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            RetrySeamsTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> null);
  }
}
