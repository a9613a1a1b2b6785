/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.fleet;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppLaunch;
import dev.parsimony.it.harness.AppProcess;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.Jdk;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.server.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Applications under the agent, the provider that they ask, and what else they share. */
public final class Fleet implements AutoCloseable {

  private final ProviderStub provider = ProviderStub.start();
  private final List<AppProcess> apps = new ArrayList<>();
  private final List<RedisServer> servers = new ArrayList<>();
  private final Client client;
  private final Path folder;

  /**
   * One without any application yet.
   *
   * @param folder where the config files are written
   */
  public Fleet(Client client, Path folder) {
    this.client = client;
    this.folder = folder;
  }

  public ProviderStub provider() {
    return provider;
  }

  /** Those that were started, in their order. */
  public List<AppProcess> apps() {
    return List.copyOf(apps);
  }

  /** Starts a Redis that ends with the fleet. */
  public RedisServer redis(Path binary, String... options) {
    RedisServer server = RedisServer.start(binary, options);
    servers.add(server);
    return server;
  }

  /** An application on the JVM of the build. */
  public AppProcess start(String yaml) {
    return start(Jdk.current(), yaml);
  }

  public AppProcess start(Jdk jdk, String yaml) {
    return start("app" + apps.size(), yaml, launch -> launch.withJdk(jdk));
  }

  /**
   * Starts an application.
   *
   * @param name that of its config file
   * @param change what else is to be so
   */
  public AppProcess start(String name, String yaml, UnaryOperator<AppLaunch> change) {
    AppLaunch launch =
        AppLaunch.of(Jdk.current(), client, provider.baseUrl())
            .withAgent(
                requireNonNull(AppLaunch.builtAgent(), "the agent is not built"),
                written(name, yaml));
    AppProcess app = change.apply(launch).start();
    apps.add(app);
    return app;
  }

  /** The config file of an application. */
  public Path config(String name) {
    return folder.resolve(name + ".yaml");
  }

  /** What the agent of an application has said of something. */
  public static List<String> told(AppProcess app, String of) {
    return app.stderr().stream().filter(line -> line.contains(of)).toList();
  }

  /** Holds all agents to what must be true of every run. */
  public void assertNothingFailed() {
    for (AppProcess app : apps) {
      assertThat(app.agentFailures()).as(() -> String.join("\n", app.stderr())).isZero();
    }
  }

  @Override
  public void close() {
    apps.forEach(AppProcess::close);
    servers.forEach(RedisServer::close);
    try {
      provider.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Path written(String name, String yaml) {
    try {
      return Files.writeString(config(name), yaml);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
