/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import com.openai.core.RequestOptions;
import com.openai.core.http.HttpRequest;
import com.openai.core.http.RetryingHttpClient;
import dev.parsimony.adapter.openai.OpenAiAdapter;
import dev.parsimony.bootstrap.Bridge;
import dev.parsimony.bootstrap.CallHandler;
import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.engine.Await;
import dev.parsimony.engine.TestEngine;
import java.io.IOException;
import java.io.InputStream;
import java.lang.instrument.Instrumentation;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The real client library, woven, in class loaders of its own. */
class WovenLibraryTest {

  private static final String CLIENT = RetryingHttpClient.class.getName();

  private final List<String> log = new CopyOnWriteArrayList<>();
  private final TestEngine engine = TestEngine.inMode("observe");
  private final Instrumenter instrumenter = new Instrumenter(noInstrumentation(), log::add);
  private final CallHandler dispatcher = instrumenter.dispatcher(engine::engine);
  private final long suppressed = SuppressedFailures.count();

  @AfterEach
  void disconnect() throws Exception {
    Bridge.connect(null);
    engine.close();
  }

  @Test
  void wovenLibrary_verifies_andItsCallsReachTheHandler() throws Exception {
    List<String> calls = new CopyOnWriteArrayList<>();
    Bridge.connect(
        (method, target, arguments) -> {
          calls.add(method);
          return new Object[] {null, new IOException("taken")};
        });
    Object client = client(new Library());

    assertThat(call(client, "execute")).hasMessage("taken");
    assertThat(call(client, "executeAsync")).hasMessage("taken");

    assertThat(calls).containsExactly("execute", "executeAsync");
  }

  @Test
  void firstCall_isToldWithTheClient() throws Exception {
    Bridge.connect(dispatcher);
    Object client = client(new Library());
    assertThat(log).isEmpty();

    for (int i = 0; i < 2; i++) {
      assertThat(call(client, "execute")).isNotNull();
    }

    assertThat(log).containsExactly("mode=observe client=openai-java 4.101.0");
  }

  @Test
  void withoutAnEngine_theLibraryIsLeftAlone() throws Exception {
    Bridge.connect(instrumenter.dispatcher(() -> null));

    assertThat(call(client(new Library()), "execute")).isInstanceOf(NullPointerException.class);

    assertThat(log).isEmpty();
    assertThat(SuppressedFailures.count()).isEqualTo(suppressed);
  }

  @Test
  void adapter_isLoadedForEachLoaderOfTheLibrary_andNotByTheAgents() throws Exception {
    Library library = new Library();
    AdapterLoader loader = new AdapterLoader(library, OpenAiAdapter.class.getName());

    Class<?> adapter = loader.loadClass(OpenAiAdapter.class.getName());

    assertThat(adapter).isNotSameAs(OpenAiAdapter.class);
    assertThat(adapter.getClassLoader()).isSameAs(loader);
    assertThat(loader.loadClass(OpenAiAdapter.class.getName())).isSameAs(adapter);
    assertThat(loader.loadClass(CLIENT)).isSameAs(library.loadClass(CLIENT));
    assertThat(loader.loadClass("dev.parsimony.engine.Call"))
        .isSameAs(dev.parsimony.engine.Call.class);
    assertThat(loader.loadClass(Bridge.class.getName())).isSameAs(Bridge.class);
  }

  @Test
  void callsOfTheLibrary_passThroughItsOwnAdapter() throws Exception {
    Bridge.connect(dispatcher);
    Object client = client(new Library());

    Throwable thrown = call(client, "execute");

    // The original ran, and met a request that is none.
    assertThat(thrown).isInstanceOf(NullPointerException.class);
    assertThat(SuppressedFailures.count()).isEqualTo(suppressed);
  }

  @Test
  void libraryThatCannotBeAdapted_isLeftAlone_andCountedOnce() throws Exception {
    Bridge.connect(dispatcher);
    Library library = new Library();
    Object client = client(library);
    library.hidden = HttpRequest.class.getName();

    for (int i = 0; i < 3; i++) {
      assertThat(dispatcher.handle("execute", client, new Object[2])).isNull();
    }

    assertThat(SuppressedFailures.count()).isEqualTo(suppressed + 1);
  }

  @Test
  void libraryThatHidesTheBridge_isNotWoven() throws Exception {
    Library hiding = new Library("dev.parsimony.bootstrap.Bridge");

    assertThat(weave(hiding)).isNull();

    assertThat(log).singleElement().asString().contains("openai-java is left alone");
  }

  @Test
  void otherClasses_areNotWoven() throws Exception {
    assertThat(
            instrumenter
                .weaver()
                .transform(getClass().getClassLoader(), "java/lang/Object", null, null, bytes()))
        .isNull();
  }

  @Test
  void application_goes_thoughItsLibraryWasAdapted() throws Exception {
    Bridge.connect(dispatcher);
    WeakReference<ClassLoader> gone = adaptAndForget();

    Await.until(
        "the application's class loader is collected",
        () -> {
          System.gc();
          return gone.refersTo(null);
        });
  }

  /* Takes orders and does nothing. */
  private static Instrumentation noInstrumentation() {
    return (Instrumentation)
        Proxy.newProxyInstance(
            WovenLibraryTest.class.getClassLoader(),
            new Class<?>[] {Instrumentation.class},
            (proxy, method, arguments) -> null);
  }

  private WeakReference<ClassLoader> adaptAndForget() throws Exception {
    Library library = new Library();
    assertThat(call(client(library), "execute")).isNotNull();
    return new WeakReference<>(library);
  }

  private Object client(Library library) throws Exception {
    library.woven = weave(library);
    Class<?> builder = library.loadClass(CLIENT + "$Builder");
    Class<?> transport = library.loadClass("com.openai.core.http.HttpClient");
    Object unused =
        Proxy.newProxyInstance(
            library,
            new Class<?>[] {transport},
            (proxy, method, arguments) -> {
              throw new AssertionError("nothing is sent");
            });
    Object built = builder.getConstructor().newInstance();
    builder.getMethod("httpClient", transport).invoke(built, unused);
    return builder.getMethod("build").invoke(built);
  }

  /* Calls without a request, so that the original fails at once. */
  private static Throwable call(Object client, String name) throws Exception {
    ClassLoader library = client.getClass().getClassLoader();
    Method method =
        client
            .getClass()
            .getMethod(
                name,
                library.loadClass(HttpRequest.class.getName()),
                library.loadClass(RequestOptions.class.getName()));
    try {
      return new AssertionError("returned " + method.invoke(client, null, null));
    } catch (InvocationTargetException e) {
      return Objects.requireNonNull(e.getCause());
    }
  }

  private byte @Nullable [] weave(ClassLoader loader) throws Exception {
    return instrumenter
        .weaver()
        .transform(
            loader,
            CLIENT.replace('.', '/'),
            null,
            RetryingHttpClient.class.getProtectionDomain(),
            bytes());
  }

  private static byte[] bytes() throws IOException {
    return Library.bytes(CLIENT);
  }

  /** Defines the client library anew, its woven class included; may hide a class. */
  private static final class Library extends ClassLoader {

    private volatile String hidden;
    private byte @Nullable [] woven;

    Library() {
      this("");
    }

    Library(String hidden) {
      super(WovenLibraryTest.class.getClassLoader());
      this.hidden = hidden;
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (name.equals(hidden)) {
        throw new ClassNotFoundException(name);
      }
      if (!name.startsWith("com.openai.")) {
        return super.loadClass(name, resolve);
      }
      synchronized (getClassLoadingLock(name)) {
        Class<?> loaded = findLoadedClass(name);
        return loaded == null ? define(name) : loaded;
      }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      try {
        byte[] bytes = name.equals(CLIENT) && woven != null ? woven : bytes(name);
        return defineClass(
            name, bytes, 0, bytes.length, RetryingHttpClient.class.getProtectionDomain());
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    static byte[] bytes(String name) throws IOException {
      String path = name.replace('.', '/') + ".class";
      try (InputStream in = WovenLibraryTest.class.getClassLoader().getResourceAsStream(path)) {
        if (in == null) {
          throw new IOException("no " + path);
        }
        return in.readAllBytes();
      }
    }
  }
}
