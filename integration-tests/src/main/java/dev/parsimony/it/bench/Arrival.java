/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/**
 * A request of a recorded hour.
 *
 * @param after the first one
 */
record Arrival(Duration after, int contextTokens, int generatedTokens) {

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss.SSSSSSS");

  /** Reads a trace of Azure's public data set. */
  static List<Arrival> read(Path file) throws IOException {
    List<List<String>> rows = Csv.rows(Files.readString(file));
    LocalDateTime first = LocalDateTime.parse(rows.get(1).get(0), TIME);
    List<Arrival> arrivals = new ArrayList<>();
    for (List<String> row : rows.subList(1, rows.size())) {
      Duration after = Duration.between(first, LocalDateTime.parse(row.get(0), TIME));
      arrivals.add(new Arrival(after, Integer.parseInt(row.get(1)), Integer.parseInt(row.get(2))));
    }
    return arrivals;
  }
}
