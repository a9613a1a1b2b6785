/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.places;

import dev.parsimony.it.harness.Client;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Builds web applications with a client library of their own and a servlet that uses it. */
final class WarFile {

  private static final String WEB_XML =
      """
      <web-app version="3.1" metadata-complete="true" xmlns="http://xmlns.jcp.org/xml/ns/javaee">
        <servlet>
          <servlet-name>visit</servlet-name>
          <servlet-class>dev.parsimony.app.VisitServlet</servlet-class>
        </servlet>
        <servlet-mapping>
          <servlet-name>visit</servlet-name>
          <url-pattern>/visit</url-pattern>
        </servlet-mapping>
      </web-app>
      """;

  /** Takes WildFly's own Jackson, older than what the client libraries ask for, out of sight. */
  private static final String STRUCTURE =
      """
      <jboss-deployment-structure>
        <deployment>
          <exclude-subsystems><subsystem name="jaxrs"/></exclude-subsystems>
        </deployment>
      </jboss-deployment-structure>
      """;

  /**
   * Builds one.
   *
   * @param api the jar of the servlet API
   * @param apiPackage {@code javax.servlet} or {@code jakarta.servlet}
   */
  static Path build(Path folder, Client client, Path api, String apiPackage) throws IOException {
    Path own = Files.createDirectories(folder.resolve(client.name()));
    String libraries = client.classPath() + File.pathSeparator + api;
    Path classes =
        SmallApp.compiled(own, "dev.parsimony.app.Visit", SmallApp.source("Visit"), libraries)
            .classes();
    String servlet = SmallApp.source("VisitServlet").replace("jakarta.servlet", apiPackage);
    SmallApp.compiled(
        own, "dev.parsimony.app.VisitServlet", servlet, libraries + File.pathSeparator + classes);
    Path war = folder.resolve(client.name() + ".war");
    try (Archive archive = Archive.at(war)) {
      archive
          .add("WEB-INF/web.xml", WEB_XML)
          .add("WEB-INF/jboss-deployment-structure.xml", STRUCTURE)
          .addClassPath(
              classes + File.pathSeparator + client.classPath(),
              "WEB-INF/classes/",
              "WEB-INF/lib/");
    }
    return war;
  }

  private WarFile() {}
}
