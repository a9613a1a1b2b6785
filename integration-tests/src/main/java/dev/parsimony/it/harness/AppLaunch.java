/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.harness;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How the scenario app is to be started.
 *
 * @param agent the agent's jar; null to run without
 * @param config the agent's config file; null for none
 * @param flags further options of the JVM, ahead of the agent's
 * @param environment on top of the usual one
 */
public record AppLaunch(
    Jdk jdk,
    Client client,
    String baseUrl,
    @Nullable Path agent,
    @Nullable Path config,
    List<String> flags,
    Map<String, String> environment) {

  public static final String API_KEY = "sk-scenario";

  public static AppLaunch of(Jdk jdk, Client client, String baseUrl) {
    return new AppLaunch(jdk, client, baseUrl, null, null, List.of(), Map.of());
  }

  /** The agent's jar as the build has made it; null when it has not. */
  public static @Nullable Path builtAgent() {
    Path jar =
        Path.of(System.getProperty("parsimony.agent.jar", "agent/target/parsimony-agent.jar"));
    return Files.isRegularFile(jar) ? jar.toAbsolutePath().normalize() : null;
  }

  /** Whether there is an agent to test. */
  public static boolean agentIsBuilt() {
    return builtAgent() != null;
  }

  public AppLaunch on(Jdk other) {
    return new AppLaunch(other, client, baseUrl, agent, config, flags, environment);
  }

  public AppLaunch withAgent(@Nullable Path jar, @Nullable Path configFile) {
    return new AppLaunch(jdk, client, baseUrl, jar, configFile, flags, environment);
  }

  public AppLaunch withJdk(Jdk changed) {
    return new AppLaunch(changed, client, baseUrl, agent, config, flags, environment);
  }

  public AppLaunch withBaseUrl(String changed) {
    return new AppLaunch(jdk, client, changed, agent, config, flags, environment);
  }

  public AppLaunch withFlags(String... more) {
    List<String> all = new ArrayList<>(flags);
    all.addAll(List.of(more));
    return new AppLaunch(jdk, client, baseUrl, agent, config, List.copyOf(all), environment);
  }

  public AppLaunch withEnvironment(String name, String value) {
    Map<String, String> all = new LinkedHashMap<>(environment);
    all.put(name, value);
    return new AppLaunch(jdk, client, baseUrl, agent, config, flags, Map.copyOf(all));
  }

  public AppProcess start() {
    return AppProcess.start(this);
  }

  List<String> commandLine() {
    List<String> command = new ArrayList<>(jdk.command());
    command.add("-Xmx512m");
    command.addAll(flags);
    if (agent != null) {
      command.add("-javaagent:" + agent + (config == null ? "" : "=" + config));
    }
    command.addAll(List.of("-cp", client.classPath()));
    command.addAll(List.of(client.mainClass(), baseUrl, API_KEY));
    return command;
  }
}
