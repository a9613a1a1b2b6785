/* SPDX-License-Identifier: Apache-2.0 */
package com.example.supportdesk;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** A customer's message. Most come from a form that offers the usual questions, so many repeat. */
final class Ticket {

  final String id;
  final String text;

  private Ticket(String id, String text) {
    this.id = id;
    this.text = text;
  }

  /** The tickets of this morning, in the order of their arrival. */
  static List<Ticket> all() throws IOException {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Ticket.class.getResourceAsStream("tickets.tsv"), StandardCharsets.UTF_8))) {
      return in.lines().map(Ticket::parse).collect(Collectors.toList());
    }
  }

  private static Ticket parse(String line) {
    String[] columns = line.split("\t", 2);
    return new Ticket(columns[0], columns[1]);
  }
}
