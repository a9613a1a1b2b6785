/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.ClientLibrary;
import dev.parsimony.it.harness.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * What a run of the tests has shown of each client library: printed at the end of the run, and
 * written to the file that the property {@code parsimony.matrix.file} names, where rows of clients
 * that did not run stay as they are.
 */
public final class SupportMatrix implements TestExecutionListener {

  private static final String HEAD =
      """
      | client | versions | Java | forms of a call |
      |---|---|---|---|
      """;
  private static final Comparator<String> BY_VERSION =
      Comparator.comparing(v -> Version.parse(Character.isDigit(v.charAt(0)) ? v : "0"));

  private static final Map<String, Row> ROWS = new TreeMap<>();

  /** Notes that a library was answered from memory in one form of its calls. */
  static synchronized void shown(Client client, Jdk jdk, String endpoint, String form) {
    String artifact = client.artifact(endpoint);
    Row row = ROWS.computeIfAbsent(artifact, absent -> new Row());
    row.versions.add(client.version(artifact));
    row.javas.add(jdk.feature());
    row.forms.add(form);
  }

  @Override
  public void testPlanExecutionFinished(TestPlan plan) {
    if (ROWS.isEmpty()) {
      return;
    }
    Map<String, String> rows = rows();
    System.out.println("Clients that were seen, cached and traced in this run:\n\n" + table(rows));
    String file = System.getProperty("parsimony.matrix.file", "");
    if (!file.isEmpty()) {
      write(Path.of(file), rows);
    }
  }

  private static synchronized Map<String, String> rows() {
    Map<String, String> rows = new TreeMap<>();
    ROWS.forEach((client, row) -> rows.put(client, row.line(client)));
    return rows;
  }

  private static String table(Map<String, String> rows) {
    return rows.values().stream().collect(Collectors.joining("\n", HEAD, "\n"));
  }

  private static void write(Path file, Map<String, String> shown) {
    try {
      String text = Files.readString(file);
      int table = text.indexOf(HEAD);
      Map<String, String> rows = new TreeMap<>();
      text.substring(table + HEAD.length())
          .lines()
          .forEach(line -> rows.put(line.split(" ", 3)[1], line));
      rows.putAll(shown);
      Files.writeString(file, text.substring(0, table) + table(rows));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Row {

    private final Set<String> versions = new TreeSet<>(BY_VERSION);
    private final Set<Integer> javas = new TreeSet<>();
    private final Set<String> forms =
        new TreeSet<>(Comparator.comparing(ClientLibrary.ALL_FORMS::indexOf));

    String line(String client) {
      return "| %s | %s | %s | %s |"
          .formatted(client, joined(versions), joined(javas), joined(forms));
    }
  }

  private static String joined(Collection<?> parts) {
    return parts.stream().map(String::valueOf).collect(Collectors.joining(", "));
  }
}
