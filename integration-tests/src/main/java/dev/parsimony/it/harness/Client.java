/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.harness;

import java.io.DataInputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A version of a client library, with the scenario app compiled against it.
 *
 * @param name that of its module: the library and its version
 * @param mainClass what is started: the scenario app, or one that takes the same commands
 */
public record Client(ClientLibrary library, String name, String mainClass) {

  public static final Client OLDEST = new Client("openai-java-0.7.5");
  public static final Client NEWEST = new Client("openai-java-4.101.0");

  /** The newest in an application that traces itself with OpenTelemetry. */
  public static final Client TRACED =
      new Client(
          ClientLibrary.OPENAI_JAVA, "openai-java-4.101.0-traced", "dev.parsimony.app.TracedApp");

  /** All versions of openai-java that are tested, oldest first. */
  public static final List<Client> OPENAI =
      List.of(OLDEST, new Client("openai-java-2.20.1"), new Client("openai-java-4.49.0"), NEWEST);

  /** All versions of anthropic-java that are tested, oldest first. */
  public static final List<Client> ANTHROPIC =
      List.of(
          new Client(ClientLibrary.ANTHROPIC_JAVA, "anthropic-java-0.1.0"),
          new Client(ClientLibrary.ANTHROPIC_JAVA, "anthropic-java-2.52.0"),
          new Client(ClientLibrary.ANTHROPIC_JAVA, "anthropic-java-3.14.0"));

  /** Those that have a backend for Bedrock; the newest is tried with that for Vertex AI as well. */
  public static final List<Client> ANTHROPIC_BEDROCK =
      List.of(
          new Client(ClientLibrary.ANTHROPIC_JAVA_BEDROCK, "anthropic-java-2.52.0"),
          new Client(ClientLibrary.ANTHROPIC_JAVA_PLATFORMS, "anthropic-java-3.14.0"));

  public static final List<Client> AZURE =
      List.of(new Client(ClientLibrary.AZURE_AI_OPENAI, "azure-ai-openai-1.0.0-beta.16"));

  /** What else is built on azure-core. */
  public static final List<Client> AZURE_OTHERS =
      List.of(
          new Client(ClientLibrary.AZURE_AI_INFERENCE, "azure-ai-inference-1.0.0-beta.5"),
          new Client(ClientLibrary.SEMANTIC_KERNEL, "semantickernel-aiservices-openai-1.4.2"));

  /** All versions of langchain4j that are tested, oldest first. */
  public static final List<Client> LANGCHAIN4J =
      List.of(
          new Client(ClientLibrary.LANGCHAIN4J, "langchain4j-1.0.0"),
          new Client(ClientLibrary.LANGCHAIN4J, "langchain4j-1.19.0"));

  /** The newest langchain4j, with the models of the providers beside OpenAI. */
  public static final Client LANGCHAIN4J_OTHERS =
      new Client(ClientLibrary.LANGCHAIN4J_OTHERS, "langchain4j-1.19.0");

  /** langchain4j over Spring's RestClient, which is over the JDK's client. */
  public static final List<Client> LANGCHAIN4J_SPRING =
      List.of(new Client(ClientLibrary.LANGCHAIN4J, "langchain4j-1.11.0-spring"));

  public static final Client DASHSCOPE_SDK_JAVA =
      new Client(ClientLibrary.DASHSCOPE_SDK_JAVA, "dashscope-sdk-java-2.22.13");

  public static final Client COHERE_JAVA =
      new Client(ClientLibrary.COHERE_JAVA, "cohere-java-1.9.3");

  public static final Client GOOGLE_GENAI =
      new Client(ClientLibrary.GOOGLE_GENAI, "google-genai-2.0.0");

  public static final List<Client> BEDROCK =
      List.of(
          new Client(ClientLibrary.BEDROCK_RUNTIME, "bedrockruntime-2.25.64"),
          new Client(ClientLibrary.BEDROCK_RUNTIME, "bedrockruntime-2.29.0"),
          new Client(ClientLibrary.BEDROCK_RUNTIME, "bedrockruntime-2.57.8"));

  /** Libraries above OkHttp and the JDK's client. */
  public static final Client ABOVE_HTTP =
      new Client(ClientLibrary.ABOVE_HTTP, "openai-gpt3-java-0.18.2");

  /** OkHttp with nothing above it. */
  public static final List<Client> OKHTTP =
      Stream.of("okhttp-3.12.13", "okhttp-3.14.9", "okhttp-4.12.0", "okhttp-5.5.0")
          .map(name -> new Client(ClientLibrary.OKHTTP, name))
          .toList();

  public static final List<Client> JAVA_NET_HTTP =
      List.of(new Client(ClientLibrary.JAVA_NET_HTTP, "java-net-http-jdk"));

  public static final List<Client> HTTP_URL_CONNECTION =
      List.of(new Client(ClientLibrary.HTTP_URL_CONNECTION, "httpurlconnection-jdk"));

  /** Apache HttpClient 4, from the oldest that is covered on. */
  public static final List<Client> HTTPCLIENT =
      List.of(
          new Client(ClientLibrary.HTTPCLIENT, "httpclient-4.3"),
          new Client(ClientLibrary.HTTPCLIENT, "httpclient-4.5.14"));

  public static final List<Client> HTTPCLIENT5 =
      List.of(
          new Client(ClientLibrary.HTTPCLIENT5, "httpclient5-5.0"),
          new Client(ClientLibrary.HTTPCLIENT5, "httpclient5-5.6.5"));

  public static final List<Client> HTTPCLIENT5_ASYNC =
      List.of(
          new Client(ClientLibrary.HTTPCLIENT5_ASYNC, "httpclient5-async-5.0"),
          new Client(ClientLibrary.HTTPCLIENT5_ASYNC, "httpclient5-async-5.6.5"));

  /** Spring with nothing above it: the oldest with a RestTemplate, later ones with a RestClient. */
  public static final List<Client> SPRING_WEB =
      List.of(
          new Client(ClientLibrary.SPRING_WEB, "spring-web-5.3.39"),
          new Client(ClientLibrary.SPRING_WEB, "spring-web-6.2.11"),
          new Client(ClientLibrary.SPRING_WEB, "spring-web-7.0.10"));

  /** Spring over the other transports than the first, and with a RestTemplate. */
  public static final List<Client> SPRING_WEB_TRANSPORTS =
      Stream.of("OverSimple", "OverJdk", "OverReactor")
          .map("dev.parsimony.app.SpringApp$"::concat)
          .map(main -> new Client(ClientLibrary.SPRING_WEB, "spring-web-6.2.11", main))
          .toList();

  /** Spring's reactive client over Reactor Netty, oldest version first. */
  public static final List<Client> SPRING_WEBFLUX =
      Stream.of("spring-web-5.3.39", "spring-web-7.0.10")
          .map(name -> reactive(name, "Reactive"))
          .toList();

  /** The same over other transports. */
  public static final List<Client> SPRING_WEBFLUX_TRANSPORTS =
      Stream.of("ReactiveOverJdk", "ReactiveOverApache")
          .map(main -> reactive("spring-web-6.2.11", main))
          .toList();

  /** Spring AI on what Spring has of its own, blocking and reactive. */
  public static final List<Client> SPRING_AI =
      List.of(
          new Client(ClientLibrary.SPRING_AI, "spring-ai-1.0.4"),
          new Client(ClientLibrary.SPRING_AI, "spring-ai-1.1.2"));

  /** Spring AI on the providers' own client libraries. */
  public static final List<Client> SPRING_AI_2 =
      List.of(new Client(ClientLibrary.SPRING_AI_2, "spring-ai-2.0.1"));

  /** One of each client library. */
  public static List<Client> newestOfEach() {
    return Stream.of(
            OPENAI,
            ANTHROPIC,
            AZURE,
            LANGCHAIN4J,
            BEDROCK,
            OKHTTP,
            JAVA_NET_HTTP,
            HTTP_URL_CONNECTION,
            HTTPCLIENT,
            HTTPCLIENT5,
            SPRING_WEB,
            SPRING_WEBFLUX)
        .map(Client::newest)
        .toList();
  }

  /** The last of some versions. */
  public static Client newest(List<Client> versions) {
    return versions.get(versions.size() - 1);
  }

  private static Client reactive(String name, String main) {
    return new Client(ClientLibrary.SPRING_WEBFLUX, name, "dev.parsimony.app.SpringApp$" + main);
  }

  private Client(String name) {
    this(ClientLibrary.OPENAI_JAVA, name);
  }

  public Client(ClientLibrary library, String name) {
    this(library, name, "dev.parsimony.app.ScenarioApp");
  }

  /** Whether the library runs there, and this version of it: its app is compiled for no less. */
  public boolean runsOn(Jdk jdk) {
    return jdk.feature() >= Math.max(library.oldestJava(), compiledFor());
  }

  /* What the head of a class file tells: 52 stands for Java 8. */
  private int compiledFor() {
    Path app = target().resolve("classes").resolve(mainClass.replace('.', '/') + ".class");
    try (DataInputStream head = new DataInputStream(Files.newInputStream(app))) {
      head.readInt();
      head.readUnsignedShort();
      return head.readUnsignedShort() - 44;
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is not built", e);
    }
  }

  /** Whether this version of openai-java has all that the newest one has. */
  public boolean isModern() {
    return !equals(OLDEST);
  }

  /** The endpoints that this version has. */
  public List<String> endpoints() {
    return library.forms().keySet().stream()
        .filter(endpoint -> isModern() || !endpoint.equals("responses"))
        .sorted()
        .toList();
  }

  /**
   * Whether what has come of a stream is seen before the rest of it: RestClient over Reactor Netty
   * keeps it back, with or without the agent.
   */
  public boolean showsStreamsAsTheyCome() {
    return !mainClass.endsWith("OverReactor");
  }

  public String version() {
    return name.replaceFirst("^.*?-(?=\\d|jdk$)", "");
  }

  /** The artifact that an endpoint is called through: a provider may have one of its own. */
  public String artifact(String endpoint) {
    int end = endpoint.lastIndexOf('-');
    if (end < 0 || endpoint.equals("vertex-chat")) {
      return library.name();
    }
    String part = endpoint.substring(0, end);
    return library.equals(ClientLibrary.ABOVE_HTTP) ? part : library.name() + "-" + part;
  }

  /** The version of an artifact on the class path; that of the library for one not found there. */
  public String version(String artifact) {
    Matcher jar =
        Pattern.compile(Pattern.quote(artifact) + "-(\\d[^/]*)\\.jar").matcher(classPath());
    return jar.find() ? jar.group(1) : version();
  }

  /** The app's classes and the library, in the form of the {@code -cp} option. */
  public String classPath() {
    try {
      String libraries = Files.readString(target().resolve("classpath")).strip();
      return target().resolve("classes") + File.pathSeparator + libraries;
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is not built", e);
    }
  }

  private Path target() {
    return Path.of(System.getProperty("parsimony.clients", "clients"), name, "target");
  }

  /** Its name, and what it starts where that is not the first app. */
  public String describe() {
    String main = mainClass.replaceFirst("^.*[.$]", "");
    return main.equals("ScenarioApp") ? name : name + " " + main;
  }

  @Override
  public String toString() {
    return name;
  }
}
