/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.Jdk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Map;

/** A Tomcat that is ruled through its manager. */
final class Tomcat implements AutoCloseable {

  private static final String USER = "tests";
  private static final String PASSWORD = "none";
  private static final String USERS =
      "<tomcat-users><user username=\"%s\" password=\"%s\" roles=\"manager-script\"/></tomcat-users>"
          .formatted(USER, PASSWORD);

  private final Server server;

  private Tomcat(Server server) {
    this.server = server;
  }

  /**
   * Starts one and waits until it answers.
   *
   * @param home where it was unpacked
   * @param base a folder for what is its own
   */
  static Tomcat start(Path home, Path base, Jdk jdk, List<String> flags) throws Exception {
    int port = Server.freePort();
    configure(home, base, port);
    Map<String, String> environment =
        Map.of(
            "JRE_HOME",
            jdk.home().toString(),
            "CATALINA_HOME",
            home.toString(),
            "CATALINA_BASE",
            base.toString(),
            "CATALINA_OPTS",
            // What is held softly is no leak.
            "-XX:SoftRefLRUPolicyMSPerMB=0 "
                + String.join(" ", jdk.options())
                + " "
                + String.join(" ", flags));
    List<String> command = List.of("sh", home.resolve("bin/catalina.sh").toString(), "run");
    return new Tomcat(
        Server.start(command, environment, base.resolve("output"), port, "Server startup in"));
  }

  private static void configure(Path home, Path base, int port) throws IOException {
    Path conf = base.resolve("conf");
    for (String folder : List.of("conf/Catalina/localhost", "temp", "webapps", "work", "logs")) {
      Files.createDirectories(base.resolve(folder));
    }
    Files.writeString(
        conf.resolve("server.xml"),
        Files.readString(home.resolve("conf/server.xml"))
            .replace("port=\"8005\"", "port=\"-1\"")
            .replace("port=\"8080\"", "address=\"127.0.0.1\" port=\"" + port + "\"")
            .replace("autoDeploy=\"true\"", "autoDeploy=\"false\""));
    for (String file : List.of("web.xml", "logging.properties")) {
      Files.copy(home.resolve("conf").resolve(file), conf.resolve(file));
    }
    Files.writeString(conf.resolve("tomcat-users.xml"), USERS);
    // Threads that an application leaves behind are stopped with it.
    Files.writeString(
        conf.resolve("context.xml"), "<Context clearReferencesStopThreads=\"true\"/>");
    Files.writeString(
        conf.resolve("catalina.properties"),
        Files.readString(home.resolve("conf/catalina.properties"))
            + "\ntomcat.util.scan.StandardJarScanFilter.jarsToSkip=*.jar\n");
    Files.writeString(
        conf.resolve("Catalina/localhost/manager.xml"),
        "<Context docBase=\"%s\" privileged=\"true\"/>".formatted(home.resolve("webapps/manager")));
  }

  Server server() {
    return server;
  }

  void deploy(String application, Path war) {
    manage("deploy?path=/" + application + "&war=file:" + war);
  }

  void undeploy(String application) {
    manage("undeploy?path=/" + application);
  }

  /** Whether the class loader of no application that was stopped is there any more. */
  boolean hasNoLeak() {
    return manage("findleaks?statusLine=true").lines().noneMatch(line -> line.startsWith("/"));
  }

  private String manage(String command) {
    String credential =
        Base64.getEncoder()
            .encodeToString((USER + ":" + PASSWORD).getBytes(StandardCharsets.US_ASCII));
    try {
      String answer =
          server.get("/manager/text/" + command, Map.of("Authorization", "Basic " + credential));
      assertThat(answer).as(command).startsWith("OK");
      return answer;
    } catch (Exception e) {
      throw new AssertionError(command, e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
