/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.harness;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A version of a client library, with the scenario app compiled against it.
 *
 * @param mainClass what is started: the scenario app, or one that takes the same commands
 */
public record Client(String name, String mainClass) {

  public static final Client OLDEST = new Client("openai-java-0.7.5");
  public static final Client NEWEST = new Client("openai-java-4.101.0");

  /** The newest in an application that traces itself with OpenTelemetry. */
  public static final Client TRACED =
      new Client("openai-java-4.101.0-traced", "dev.parsimony.app.TracedApp");

  /** All versions that are tested, oldest first. */
  public static final List<Client> ALL =
      List.of(OLDEST, new Client("openai-java-2.20.1"), new Client("openai-java-4.49.0"), NEWEST);

  private Client(String name) {
    this(name, "dev.parsimony.app.ScenarioApp");
  }

  /** Whether this version has the Responses API, raw responses, options and structured outputs. */
  public boolean isModern() {
    return !equals(OLDEST);
  }

  public String version() {
    return name.split("-", -1)[2];
  }

  /** The app's classes and the library, in the form of the {@code -cp} option. */
  public String classPath() {
    Path target = Path.of(System.getProperty("parsimony.clients", "clients"), name, "target");
    try {
      String libraries = Files.readString(target.resolve("classpath")).strip();
      return target.resolve("classes") + File.pathSeparator + libraries;
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is not built", e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
