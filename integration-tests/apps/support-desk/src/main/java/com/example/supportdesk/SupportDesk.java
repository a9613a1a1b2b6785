/* SPDX-License-Identifier: Apache-2.0 */
package com.example.supportdesk;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Answers the tickets of a morning, two at a time. Key and URL come from the environment, as the
 * client library reads them; the only argument is the model.
 */
public final class SupportDesk {

  private static final int AT_A_TIME = 2;

  private final Assistant assistant;
  private final Tracing tracing;

  private SupportDesk(Assistant assistant, Tracing tracing) {
    this.assistant = assistant;
    this.tracing = tracing;
  }

  public static void main(String[] args) throws Exception {
    Tracing tracing = Tracing.start();
    Usage usage = new Usage();
    OpenAIClient client = OpenAIOkHttpClient.fromEnv();
    ExecutorService staff = Executors.newFixedThreadPool(AT_A_TIME);
    try {
      Assistant assistant = new Assistant(client, args[0], usage);
      print(new SupportDesk(assistant, tracing).answers(Ticket.all(), staff), usage);
    } finally {
      staff.shutdown();
      client.close();
    }
  }

  private List<Answer> answers(List<Ticket> tickets, ExecutorService staff) throws Exception {
    List<Future<Answer>> pending = new ArrayList<>();
    for (Ticket ticket : tickets) {
      pending.add(staff.submit(() -> tracing.in("ticket " + ticket.id, () -> answer(ticket))));
    }
    List<Answer> answers = new ArrayList<>();
    for (Future<Answer> answer : pending) {
      answers.add(answer.get());
    }
    return answers;
  }

  private Answer answer(Ticket ticket) {
    CompletableFuture<List<Float>> embedding =
        tracing.inAsync("embed", () -> assistant.embed(ticket.text));
    Classification classification = tracing.in("classify", () -> assistant.classify(ticket.text));
    String draft = tracing.in("draft", () -> assistant.draft(ticket.text));
    return new Answer(ticket, classification, draft, embedding.join());
  }

  private static void print(List<Answer> answers, Usage usage) {
    for (Answer answer : answers) {
      Answer first = answers.stream().filter(answer::isLike).findFirst().get();
      System.out.println(answer.line(first == answer ? "new" : first.ticket.id));
    }
    System.out.print(usage.report());
  }
}
