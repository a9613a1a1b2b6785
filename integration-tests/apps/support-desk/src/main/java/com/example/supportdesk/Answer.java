/* SPDX-License-Identifier: Apache-2.0 */
package com.example.supportdesk;

import java.util.List;

/** All that the desk knows of a ticket when it is done with it. */
final class Answer {

  final Ticket ticket;
  private final Classification classification;
  private final String draft;
  private final List<Float> embedding;

  Answer(Ticket ticket, Classification classification, String draft, List<Float> embedding) {
    this.ticket = ticket;
    this.classification = classification;
    this.draft = draft;
    this.embedding = embedding;
  }

  /** Whether the two tickets say the same thing. */
  boolean isLike(Answer other) {
    double product = 0;
    double own = 0;
    double others = 0;
    for (int i = 0; i < embedding.size(); i++) {
      float mine = embedding.get(i);
      float theirs = other.embedding.get(i);
      product += mine * theirs;
      own += mine * mine;
      others += theirs * theirs;
    }
    return product > 0.99 * Math.sqrt(own * others);
  }

  String line(String firstLike) {
    return String.format(
        "%s  %-8s  %-6s  %-6s  %s",
        ticket.id,
        classification.category,
        classification.urgent ? "urgent" : "",
        firstLike,
        draft);
  }
}
