/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.harness;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** An installed Java runtime. */
public record Jdk(Path home, int feature) {

  /** The one that runs this code. */
  public static Jdk current() {
    return new Jdk(Path.of(System.getProperty("java.home")), Runtime.version().feature());
  }

  /** The current one, and each that {@code PARSIMONY_TEST_JDKS} names by its home. */
  public static List<Jdk> all() {
    List<Jdk> all = new ArrayList<>(List.of(current()));
    String named = System.getenv().getOrDefault("PARSIMONY_TEST_JDKS", "");
    for (String home : named.split(":", -1)) {
      if (!home.isBlank()) {
        Jdk jdk = at(Path.of(home.strip()));
        if (all.stream().noneMatch(known -> known.feature == jdk.feature)) {
          all.add(jdk);
        }
      }
    }
    return List.copyOf(all);
  }

  static Jdk at(Path home) {
    Properties release = new Properties();
    try (Reader reader = Files.newBufferedReader(home.resolve("release"))) {
      release.load(reader);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    String version = release.getProperty("JAVA_VERSION").replace("\"", "");
    String[] parts = version.split("[.+_-]");
    return new Jdk(home, Integer.parseInt(parts[0].equals("1") ? parts[1] : parts[0]));
  }

  Path java() {
    return home.resolve("bin").resolve("java");
  }

  @Override
  public String toString() {
    return "Java " + feature;
  }
}
