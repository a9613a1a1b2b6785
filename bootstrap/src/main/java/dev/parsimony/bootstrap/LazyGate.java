/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bootstrap;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.AccessController;
import java.security.PrivilegedAction;
import java.security.ProtectionDomain;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the agent asleep until the application loads a class that it hooks. Every other class costs
 * one look-up in a set of names.
 */
final class LazyGate implements ClassFileTransformer, Runnable {

  private static final String AWS_CORE = "software/amazon/awssdk/core/";
  private static final String APACHE_4 = "org/apache/http/impl/client/";
  private static final String APACHE_5 = "org/apache/hc/client5/http/impl/classic/";
  private static final String SPRING = "org/springframework/http/client/";

  /** Internal names of the hooked classes. */
  static final Set<String> SEAMS =
      Collections.unmodifiableSet(
          new HashSet<String>(
              Arrays.asList(
                  "com/openai/core/http/RetryingHttpClient",
                  "com/openai/core/PrepareRequest",
                  "com/openai/client/okhttp/OkHttpClient",
                  "com/anthropic/core/http/RetryingHttpClient",
                  "com/anthropic/core/PrepareRequest",
                  "com/azure/core/http/HttpPipeline",
                  "dev/langchain4j/internal/RetryUtils$RetryPolicy",
                  "org/springframework/retry/support/RetryTemplate",
                  "org/springframework/core/retry/RetryTemplate",
                  "dev/langchain4j/http/client/jdk/JdkHttpClient",
                  "dev/langchain4j/http/client/spring/restclient/SpringRestClient",
                  "dev/langchain4j/http/client/apache/ApacheHttpClient",
                  AWS_CORE + "internal/http/pipeline/stages/RetryableStage",
                  AWS_CORE + "internal/http/pipeline/stages/AsyncRetryableStage",
                  AWS_CORE + "internal/http/pipeline/stages/RetryableStage2",
                  AWS_CORE + "internal/http/pipeline/stages/AsyncRetryableStage2",
                  "software/amazon/awssdk/awscore/client/handler/AwsSyncClientHandler",
                  "software/amazon/awssdk/awscore/client/handler/AwsAsyncClientHandler",
                  "okhttp3/internal/http/RealInterceptorChain",
                  "okhttp3/RealCall",
                  "okhttp3/internal/connection/RealCall",
                  APACHE_4 + "InternalHttpClient",
                  APACHE_4 + "MinimalHttpClient",
                  APACHE_4 + "AbstractHttpClient",
                  "org/apache/hc/client5/http/impl/async/AsyncExecChainElement",
                  APACHE_5 + "InternalHttpClient",
                  APACHE_5 + "MinimalHttpClient",
                  "org/springframework/web/reactive/function/client/ExchangeFunctions"
                      + "$DefaultExchangeFunction",
                  SPRING + "AbstractClientHttpRequest",
                  SPRING + "SimpleClientHttpRequestFactory",
                  SPRING + "HttpComponentsClientHttpRequestFactory",
                  SPRING + "JdkClientHttpRequestFactory",
                  SPRING + "ReactorClientHttpRequestFactory",
                  SPRING + "ReactorNettyClientRequestFactory",
                  "sun/net/www/protocol/http/HttpURLConnection",
                  "sun/net/www/protocol/https/HttpsURLConnectionImpl",
                  "com/google/cloud/vertexai/api/stub/GrpcPredictionServiceStub",
                  "com/google/cloud/aiplatform/v1/stub/GrpcPredictionServiceStub",
                  "com/google/cloud/aiplatform/v1beta1/stub/GrpcPredictionServiceStub",
                  "io/vertx/core/http/impl/HttpClientImpl",
                  "io/ktor/client/engine/cio/CIOEngine",
                  "jdk/internal/net/http/websocket/BuilderImpl",
                  "okhttp3/OkHttpClient",
                  "jdk/internal/net/http/HttpClientImpl")));

  /** Those of client libraries that are known by their names alone. */
  private static final String[] LIBRARIES = {
    "/com/openai/core/http/RetryingHttpClient",
    "/com/anthropic/core/http/RetryingHttpClient",
    "/com/azure/core/http/HttpPipeline",
    "/dev/langchain4j/http/client/jdk/JdkHttpClient"
  };

  private static final Set<String> TOLD = ConcurrentHashMap.newKeySet();
  private static final String MOVED =
      " is not covered: a client library that was moved into another package";

  private static final String AWAKENING = "dev.parsimony.agent.Awakening";

  private final Instrumentation instrumentation;
  private final @Nullable String config;
  /*
   * The parent of all the agent's threads. Made here, before main, because a thread keeps what its
   * maker had: inheritable thread locals and an access context that hold the maker's class loaders.
   */
  private final Thread keeper = new Thread(this, "parsimony-keeper");
  private @Nullable ClassFileTransformer weaver;
  private boolean awake;

  LazyGate(Instrumentation instrumentation, @Nullable String config) {
    this.instrumentation = instrumentation;
    this.config = config;
    keeper.setDaemon(true);
    keeper.setContextClassLoader(null);
  }

  /** Weaves the hooked classes that were loaded before the agent came. */
  void catchUp() {
    for (Class<?> loaded : instrumentation.getAllLoadedClasses()) {
      if (SEAMS.contains(loaded.getName().replace('.', '/'))) {
        try {
          instrumentation.retransformClasses(loaded);
        } catch (Throwable failure) {
          SuppressedFailures.record("weaving of " + loaded.getName(), failure);
        }
      }
    }
  }

  /** The keeper's work, which the agent brings with it and begins when it needs to. */
  @Override
  public void run() {
    Runnable work;
    synchronized (this) {
      work = (Runnable) weaver;
    }
    if (work != null) {
      work.run();
    }
  }

  @Override
  public byte @Nullable [] transform(
      final @Nullable ClassLoader loader,
      final @Nullable String name,
      final @Nullable Class<?> redefined,
      final @Nullable ProtectionDomain domain,
      final byte[] bytes) {
    if (name == null || !SEAMS.contains(name)) {
      tellOfMoved(name == null ? "" : name);
      return null;
    }
    // An application that a security manager confines may be on the stack.
    return AccessController.doPrivileged(
        new PrivilegedAction<byte @Nullable []>() {
          @Override
          public byte @Nullable [] run() {
            return woven(loader, name, redefined, domain, bytes);
          }
        });
  }

  private static void tellOfMoved(String name) {
    for (String library : LIBRARIES) {
      if (name.endsWith(library) && TOLD.add(name)) {
        System.err.println("[parsimony] " + name.replace('/', '.') + MOVED);
      }
    }
  }

  private byte @Nullable [] woven(
      @Nullable ClassLoader loader,
      String name,
      @Nullable Class<?> redefined,
      @Nullable ProtectionDomain domain,
      byte[] bytes) {
    try {
      ClassFileTransformer current = weaver();
      return current == null ? null : current.transform(loader, name, redefined, domain, bytes);
    } catch (Throwable failure) {
      SuppressedFailures.record("weaving of " + name, failure);
      return null;
    }
  }

  private synchronized @Nullable ClassFileTransformer weaver() throws Exception {
    if (!awake) {
      awake = true;
      ParsimonyAgent.greet();
      weaver =
          (ClassFileTransformer)
              Class.forName(AWAKENING, true, ParsimonyAgent.agentLoader())
                  .getMethod("start", Instrumentation.class, String.class, Thread.class)
                  .invoke(null, instrumentation, config, keeper);
    }
    return weaver;
  }
}
