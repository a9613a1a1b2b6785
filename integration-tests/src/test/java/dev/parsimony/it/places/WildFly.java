/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import dev.parsimony.it.harness.Jdk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A WildFly that is ruled through its folder of deployments. */
final class WildFly implements AutoCloseable {

  private final Server server;
  private final Path deployments;

  private WildFly(Server server, Path deployments) {
    this.server = server;
    this.deployments = deployments;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param home where it was unpacked
   * @param base a folder for what is its own
   */
  static WildFly start(Path home, Path base, Jdk jdk, List<String> flags) throws Exception {
    configure(home, base);
    int port = Server.freePort();
    List<String> command =
        List.of(
            "sh",
            home.resolve("bin/standalone.sh").toString(),
            "-Djboss.server.base.dir=" + base,
            "-Djboss.http.port=" + port,
            "-Djboss.https.port=0",
            "-Djboss.management.http.port=0");
    Map<String, String> environment =
        Map.of(
            "JAVA_HOME",
            jdk.home().toString(),
            "JBOSS_HOME",
            home.toString(),
            // Without it the script keeps a signal to end for itself.
            "LAUNCH_JBOSS_IN_BACKGROUND",
            "true",
            "JAVA_OPTS",
            "-Djava.net.preferIPv4Stack=true " + String.join(" ", flags));
    return new WildFly(
        Server.start(command, environment, base.resolve("output"), port, "WFLYSRV0025"),
        base.resolve("deployments"));
  }

  private static void configure(Path home, Path base) throws IOException {
    Path conf = Files.createDirectories(base.resolve("configuration"));
    Files.createDirectories(base.resolve("deployments"));
    try (Stream<Path> files = Files.list(home.resolve("standalone/configuration"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Files.copy(file, conf.resolve(file.getFileName()));
      }
    }
    Path settings = conf.resolve("standalone.xml");
    Files.writeString(
        settings,
        Files.readString(settings).replace("scan-interval=\"5000\"", "scan-interval=\"500\""));
  }

  Server server() {
    return server;
  }

  void deploy(Path war) throws Exception {
    Path here = deployments.resolve(war.getFileName());
    Files.copy(war, here);
    Files.createFile(beside(here, ".dodeploy"));
    server.await(() -> Files.exists(beside(here, ".deployed")));
  }

  void undeploy(Path war) throws Exception {
    Path here = deployments.resolve(war.getFileName());
    Files.delete(beside(here, ".deployed"));
    server.await(() -> Files.exists(beside(here, ".undeployed")));
    Files.delete(here);
  }

  private static Path beside(Path war, String mark) {
    return war.resolveSibling(war.getFileName() + mark);
  }

  @Override
  public void close() {
    server.close();
  }
}
