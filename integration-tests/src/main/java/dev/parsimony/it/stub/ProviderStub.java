/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import javax.net.ServerSocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import org.jspecify.annotations.Nullable;

/** The provider: listens on a free port of this machine until it is closed. */
public final class ProviderStub implements AutoCloseable {

  private static final int BACKLOG = 512;
  private static final Map<String, Endpoint> ENDPOINTS =
      Map.of(
          "/v1/chat/completions", new ChatEndpoint(),
          "/v1/responses", new ResponsesEndpoint(),
          "/v1/embeddings", new EmbeddingsEndpoint(),
          "/v1/completions", new CompletionsEndpoint(),
          "/v1/messages", new MessagesEndpoint(),
          "/api/paas/v4/chat/completions", new ChatEndpoint(),
          "/compatible-mode/v1/chat/completions", new ChatEndpoint(),
          "/api/chat", new OllamaChatEndpoint(),
          "/api/embed", new OllamaEmbedEndpoint());

  private final ServerSocket server;
  private final ExecutorService threads =
      Executors.newCachedThreadPool(
          task -> {
            Thread thread = new Thread(task, "provider-stub");
            thread.setDaemon(true);
            return thread;
          });
  private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
  private final List<StubRequest> requests = new ArrayList<>();
  private final List<BilledCall> billed = new ArrayList<>();
  private final Deque<Fault> script = new ArrayDeque<>();
  private final List<Rule> rules = new ArrayList<>();
  private final AtomicInteger abandoned = new AtomicInteger();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile Function<StubRequest, Fault> standard = any -> Faults.none();
  private volatile boolean recording = true;

  private ProviderStub(ServerSocket server) {
    this.server = server;
  }

  public static ProviderStub start() {
    return start(ServerSocketFactory.getDefault());
  }

  /** One that speaks HTTPS. */
  public static ProviderStub start(SSLContext identity) {
    return start(identity.getServerSocketFactory());
  }

  private static ProviderStub start(ServerSocketFactory sockets) {
    try {
      ProviderStub stub =
          new ProviderStub(
              sockets.createServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress()));
      stub.threads.execute(stub::accept);
      return stub;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The text that a request is answered with, unless a fault is scripted for it. */
  public static String answerTo(StubRequest request) {
    try {
      JsonNode body = Json.read(request.body());
      Question asked =
          Bedrock.serves(request)
              ? new BedrockEndpoint(request).question(request, body)
              : Question.of(request, body);
      return Answer.to(asked).text();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What a client is given as its base URL. */
  public String baseUrl() {
    String scheme = server instanceof SSLServerSocket ? "https" : "http";
    return scheme + "://127.0.0.1:" + server.getLocalPort() + "/v1";
  }

  /** Scripts the requests to come, in the order of their arrival, one fault each. */
  public void next(Fault... faults) {
    synchronized (requests) {
      Collections.addAll(script, faults);
    }
  }

  /** Scripts that many requests alike. */
  public void nextTimes(int times, Fault fault) {
    next(Collections.nCopies(times, fault).toArray(new Fault[0]));
  }

  /** Scripts all requests of a kind, until the next reset; comes before the order of arrival. */
  public void when(Predicate<StubRequest> kind, Fault fault) {
    synchronized (requests) {
      rules.add(new Rule(kind, fault));
    }
  }

  /** Lets every request without a script of its own wait before its headers. */
  public void latency(Duration beforeHeaders) {
    latency(any -> beforeHeaders);
  }

  /** The same, each as long as is said for it. */
  public void latency(Function<StubRequest, Duration> beforeHeaders) {
    standard = request -> slow(beforeHeaders.apply(request));
  }

  private static Fault slow(Duration beforeHeaders) {
    return beforeHeaders.isZero() ? Faults.none() : Slow.of(beforeHeaders, Duration.ZERO);
  }

  /** Switches off the recording of requests, which would fill the memory of a long run. */
  public void countOnly() {
    recording = false;
  }

  /** All requests since the last reset, in the order of their arrival. */
  public List<StubRequest> requests() {
    synchronized (requests) {
      return List.copyOf(requests);
    }
  }

  /** What the answers since the last reset are charged with, in the order of their making. */
  public List<BilledCall> billed() {
    synchronized (requests) {
      return List.copyOf(billed);
    }
  }

  /** How many requests have come since the last reset. */
  public int calls() {
    return calls.get();
  }

  /** How many replies found their client gone before they were through. */
  public int abandonedReplies() {
    return abandoned.get();
  }

  /** Forgets requests, scripts and latency. */
  public void reset() {
    synchronized (requests) {
      requests.clear();
      billed.clear();
      script.clear();
      rules.clear();
      calls.set(0);
      abandoned.set(0);
      standard = any -> Faults.none();
      recording = true;
    }
  }

  @Override
  public void close() throws IOException {
    server.close();
    connections.forEach(Connection::close);
    threads.shutdownNow();
  }

  private void accept() {
    while (!server.isClosed()) {
      try {
        Socket socket = server.accept();
        Connection connection = new Connection(socket, this);
        connections.add(connection);
        threads.execute(connection);
      } catch (IOException e) {
        // Either the stub is closed, or one client left before it was accepted.
      }
    }
  }

  Reply answer(StubRequest arrived) {
    Fault fault = record(arrived);
    return fault.reply(usual(arrived, fault));
  }

  private Fault record(StubRequest arrived) {
    synchronized (requests) {
      StubRequest request =
          new StubRequest(
              calls.getAndIncrement(),
              arrived.method(),
              arrived.target(),
              arrived.headers(),
              arrived.body());
      if (recording) {
        requests.add(request);
      }
      for (Rule rule : rules) {
        if (rule.kind.test(request)) {
          return rule.fault;
        }
      }
      Fault scripted = script.poll();
      return scripted == null ? standard.apply(request) : scripted;
    }
  }

  private Reply usual(StubRequest request, Fault fault) {
    Endpoint endpoint = endpoint(request);
    if (endpoint == null || !request.method().equals("POST")) {
      return Errors.unknownUrl(request);
    }
    try {
      JsonNode body = Json.read(request.body());
      Reply refusal = endpoint.vendor().refusal(request, body, endpoint.required());
      if (refusal == null) {
        refusal = ModelRules.refusal(request, body, endpoint.vendor());
      }
      Reply reply = refusal != null ? refusal : answered(request, body, endpoint, fault);
      return reply.from(endpoint.vendor());
    } catch (IOException e) {
      return endpoint.vendor().error(400).from(endpoint.vendor());
    }
  }

  private static @Nullable Endpoint endpoint(StubRequest request) {
    String path = AzurePath.plain(request.path());
    if (Bedrock.serves(request)) {
      return new BedrockEndpoint(request);
    }
    if (VertexClaude.serves(request)) {
      return new VertexClaude(request);
    }
    if (Gemini.serves(request)) {
      return new GeminiEndpoint(request);
    }
    for (Map<String, Endpoint> others :
        List.of(Cohere.ENDPOINTS, DashScope.ENDPOINTS, Mistral.ENDPOINTS)) {
      if (others.containsKey(path)) {
        return others.get(path);
      }
    }
    return ENDPOINTS.get(path);
  }

  private Reply answered(StubRequest request, JsonNode body, Endpoint endpoint, Fault fault) {
    Question question = endpoint.question(request, body);
    Answer answer = fault.answer(Answer.to(question));
    charge(
        new BilledCall(
            question.model(), question.inputTokens(), endpoint.outputTokens(question, answer)));
    return endpoint.reply(question, answer, Instant.now().getEpochSecond());
  }

  private void charge(BilledCall call) {
    synchronized (requests) {
      if (recording) {
        billed.add(call);
      }
    }
  }

  int requestsLeft() {
    return 10_000 - calls.get() % 10_000;
  }

  void abandoned() {
    abandoned.incrementAndGet();
  }

  void forget(Connection connection) {
    connections.remove(connection);
  }

  private record Rule(Predicate<StubRequest> kind, Fault fault) {}
}
