/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import dev.parsimony.it.harness.Client;
import dev.parsimony.it.harness.ClientLibrary;
import dev.parsimony.it.harness.Jdk;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;

/**
 * What a run of the tests has shown of each client library: printed at the end of the run, and
 * written to the file that the property {@code parsimony.matrix.file} names.
 */
public final class SupportMatrix implements TestExecutionListener {

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
    String table = table();
    System.out.println("Clients that were seen, cached and traced in this run:\n\n" + table);
    String file = System.getProperty("parsimony.matrix.file", "");
    if (!file.isEmpty()) {
      write(Path.of(file), table);
    }
  }

  private static synchronized String table() {
    String head =
        """
        | client | versions | Java | forms of a call |
        |---|---|---|---|
        """;
    return ROWS.entrySet().stream()
        .map(entry -> entry.getValue().line(entry.getKey()))
        .collect(Collectors.joining("\n", head, "\n"));
  }

  private static void write(Path file, String table) {
    try {
      String text = Files.readString(file);
      String marker = "| client |";
      Files.writeString(file, text.substring(0, text.indexOf(marker)) + table);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Row {

    private final Set<String> versions = new LinkedHashSet<>();
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
