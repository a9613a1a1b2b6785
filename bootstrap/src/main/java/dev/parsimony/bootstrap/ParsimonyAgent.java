/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bootstrap;

import java.io.File;
import java.io.IOException;
import java.lang.instrument.Instrumentation;
import java.net.URI;
import java.net.URL;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * Where the JVM enters the agent: {@code -javaagent} (premain), dynamic attach (agentmain) and the
 * command line (main). Does as little as possible: one line on stderr, and a gate that waits for
 * the first class worth waking up for.
 */
public final class ParsimonyAgent {

  /** The version of this agent; a test holds it to the build's. */
  public static final String VERSION = "0.1.0";

  private static final String JAR_NAME = "parsimony-agent.jar";
  private static final String SELF = "dev/parsimony/bootstrap/ParsimonyAgent.class";
  private static final String OTEL_SWITCH = "otel.instrumentation.openai-java.enabled";
  private static final String OTEL_SWITCH_ENV = "OTEL_INSTRUMENTATION_OPENAI_JAVA_ENABLED";
  private static final String OTEL_STARTED =
      "io.opentelemetry.javaagent.bootstrap.AgentInitializer";
  private static final String[] JDK_TOOLS = {
    "com.sun.tools.", "com.sun.java.util.jar.", "sun.", "jdk."
  };
  /* These run the user's own code. */
  private static final String SOURCE_LAUNCHER = "com.sun.tools.javac.launcher.";
  private static final String SHELL = "jdk.jshell.execution.";
  private static @Nullable ClassLoader agentLoader;
  private static @Nullable String greeting;
  private static boolean started;

  public static void premain(@Nullable String arguments, Instrumentation instrumentation) {
    enter(arguments, instrumentation, false);
  }

  public static void agentmain(@Nullable String arguments, Instrumentation instrumentation) {
    enter(arguments, instrumentation, true);
  }

  /** The command line; exits with 0, 1 (the answer is no) or 2 (the question was wrong). */
  public static void main(String[] arguments) throws Exception {
    Class.forName("dev.parsimony.cli.Main", true, agentLoader())
        .getMethod("main", String[].class)
        .invoke(null, (Object) arguments);
  }

  static synchronized ClassLoader agentLoader() throws IOException {
    if (agentLoader == null) {
      agentLoader = new AgentClassLoader(jarFile(), java11OrNewer());
    }
    return agentLoader;
  }

  private static void enter(
      @Nullable String arguments, Instrumentation instrumentation, boolean attached) {
    try {
      if (ParsimonyAgent.class.getClassLoader() == null) {
        start(arguments, instrumentation, attached);
      } else {
        enterFromBootstrapLoader(arguments, instrumentation, attached);
      }
    } catch (Throwable failure) {
      SuppressedFailures.record("start of the agent", failure);
    }
  }

  /* The manifest's Boot-Class-Path did not find the jar under its own name: it was renamed. */
  private static void enterFromBootstrapLoader(
      @Nullable String arguments, Instrumentation instrumentation, boolean attached)
      throws Exception {
    instrumentation.appendToBootstrapClassLoaderSearch(new JarFile(jarFile(), false));
    Class.forName(ParsimonyAgent.class.getName(), true, null)
        .getMethod(attached ? "agentmain" : "premain", String.class, Instrumentation.class)
        .invoke(null, arguments, instrumentation);
  }

  private static void start(
      @Nullable String arguments, Instrumentation instrumentation, boolean attached) {
    String mainClass = mainClass();
    if ((!attached && isJdkTool(mainClass)) || !isFirst()) {
      return;
    }
    String config = configPath(arguments);
    greeting =
        "[parsimony] " + VERSION + " config=" + (config == null ? "none, observing" : config);
    if (attached || !(mainClass.isEmpty() || mainClass.startsWith(SHELL))) {
      greet();
    }
    settleWithOpenTelemetryAgent();
    LazyGate gate = new LazyGate(instrumentation, config);
    instrumentation.addTransformer(gate, true);
    gate.catchUp();
  }

  private static synchronized boolean isFirst() {
    boolean first = !started;
    started = true;
    return first;
  }

  /** Prints the first line. It waits for a client where the JVM may have no application. */
  static synchronized void greet() {
    if (greeting != null) {
      System.err.println(greeting);
      greeting = null;
    }
  }

  /* Empty in a JVM that only tells its version, and in one that a native program has made. */
  private static String mainClass() {
    String command = System.getProperty("sun.java.command", "");
    int space = command.indexOf(' ');
    String main = space < 0 ? command : command.substring(0, space);
    return main.substring(main.lastIndexOf('/') + 1);
  }

  /** Whether this JVM runs a tool of the JDK, which finds us in JAVA_TOOL_OPTIONS. */
  static boolean isJdkTool(String mainClass) {
    if (mainClass.endsWith(".jar")
        || mainClass.startsWith(SOURCE_LAUNCHER)
        || mainClass.startsWith(SHELL)) {
      return false;
    }
    for (String tools : JDK_TOOLS) {
      if (mainClass.startsWith(tools)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable String configPath(@Nullable String arguments) {
    if (arguments != null && !arguments.isEmpty()) {
      return arguments;
    }
    String property = System.getProperty("parsimony.config");
    String path = property != null ? property : System.getenv("PARSIMONY_CONFIG");
    return path == null || path.isEmpty() ? null : path;
  }

  /*
   * The OpenTelemetry agent wraps the clients outside of us and would report the tokens of a
   * cached answer as billed. Its own switch for that is set where it has not started yet. Whether
   * it will cannot be seen: newer JVMs show an agent's jar only when its turn has come.
   */
  private static void settleWithOpenTelemetryAgent() {
    if (System.getProperty(OTEL_SWITCH) != null || System.getenv(OTEL_SWITCH_ENV) != null) {
      return;
    }
    if (bootstrapHas(OTEL_STARTED)) {
      System.err.println(
          "[parsimony] the OpenTelemetry agent started first and would count cached answers as"
              + " billed tokens: set -D"
              + OTEL_SWITCH
              + "=false, or put -javaagent:"
              + JAR_NAME
              + " before it");
    } else {
      System.setProperty(OTEL_SWITCH, "false");
    }
  }

  private static boolean bootstrapHas(String className) {
    try {
      Class.forName(className, false, null);
      return true;
    } catch (ClassNotFoundException absent) {
      return false;
    }
  }

  private static boolean java11OrNewer() {
    String version = System.getProperty("java.specification.version", "1.8");
    return !version.startsWith("1.") && Integer.parseInt(version) >= 11;
  }

  private static File jarFile() throws IOException {
    URL self = ClassLoader.getSystemResource(SELF);
    String location = self == null ? "" : self.toString();
    int bang = location.indexOf("!/");
    if (!location.startsWith("jar:file:") || bang < 0) {
      throw new IOException("cannot find the agent's own jar: " + location);
    }
    return new File(URI.create(location.substring("jar:".length(), bang)));
  }

  private ParsimonyAgent() {}
}
