/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.harness;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** An installed Java runtime. */
public record Jdk(Path home, int feature) {

  private static final Pattern VERSION =
      Pattern.compile("java\\.specification\\.version = (?:1\\.)?(\\d+)");

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

  /** All with {@code -Dparsimony.matrix=full}, otherwise the current one. */
  public static List<Jdk> ofMatrix() {
    return fullMatrix() ? all() : List.of(current());
  }

  /** The oldest there is. */
  public static Jdk oldest() {
    return Collections.min(all(), Comparator.comparingInt(jdk -> jdk.feature));
  }

  /** The current one, and the oldest, whose linker differs most. */
  public static List<Jdk> currentAndOldest() {
    return fullMatrix() ? all() : Stream.of(current(), oldest()).distinct().toList();
  }

  /** The current one, the oldest and the newest. */
  public static List<Jdk> currentAndEnds() {
    return fullMatrix()
        ? all()
        : Stream.concat(Stream.of(current()), ends(all()).stream()).distinct().toList();
  }

  /** The oldest and the newest of some. */
  public static List<Jdk> ends(List<Jdk> some) {
    List<Jdk> sorted = some.stream().sorted(Comparator.comparingInt(Jdk::feature)).toList();
    return fullMatrix() || sorted.size() < 3
        ? sorted
        : List.of(sorted.get(0), sorted.get(sorted.size() - 1));
  }

  /** Whether everything is to be tested, however long it takes. */
  public static boolean fullMatrix() {
    return "full".equals(System.getProperty("parsimony.matrix"));
  }

  /* Asked of the runtime itself: some distributions leave the release file out. */
  static Jdk at(Path home) {
    String java = home.resolve("bin").resolve("java").toString();
    ProcessBuilder command =
        new ProcessBuilder(java, "-XshowSettings:properties", "-version").redirectErrorStream(true);
    try (Reader output = command.start().inputReader()) {
      Matcher version = VERSION.matcher(read(output));
      if (!version.find()) {
        throw new IllegalStateException(home + " does not tell its version");
      }
      return new Jdk(home, Integer.parseInt(version.group(1)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String read(Reader reader) throws IOException {
    StringWriter text = new StringWriter();
    reader.transferTo(text);
    return text.toString();
  }

  public Path java() {
    return home.resolve("bin").resolve("java");
  }

  /**
   * How a program of a test is started. One that lives for seconds gains nothing from the second
   * compiler, and the tests beside it lose by that.
   */
  public List<String> command() {
    return Stream.concat(Stream.of(java().toString()), options().stream()).toList();
  }

  /** The options of that. */
  public List<String> options() {
    return Boolean.getBoolean("parsimony.app.short-lived")
        ? List.of("-XX:TieredStopAtLevel=1")
        : List.of();
  }

  @Override
  public String toString() {
    return "Java " + feature;
  }
}
