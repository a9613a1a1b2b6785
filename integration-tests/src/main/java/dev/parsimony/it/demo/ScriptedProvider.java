/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.demo;

import dev.parsimony.it.stub.Fault;
import dev.parsimony.it.stub.Faults;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.Slow;
import dev.parsimony.it.stub.StubRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A stand-in for the provider on this machine, which counts what it is asked. */
final class ScriptedProvider implements Provider {

  private final ProviderStub stub = ProviderStub.start();
  private final Duration latency;
  private final Duration chunkGap;

  ScriptedProvider(Duration latency, Duration chunkGap) {
    this.latency = latency;
    this.chunkGap = chunkGap;
    script();
  }

  @Override
  public Map<String, String> environment() {
    return Map.of("OPENAI_BASE_URL", stub.baseUrl(), "OPENAI_API_KEY", "sk-demo");
  }

  @Override
  public boolean isDeterministic() {
    return true;
  }

  @Override
  public Bill bill(DeskRun run) {
    Bill bill = Bill.of(stub.billed());
    stub.reset();
    script();
    return bill;
  }

  @Override
  public void close() {
    try {
      stub.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void script() {
    List<String> lines = lines();
    for (int i = 0; i < lines.size(); i++) {
      String[] columns = lines.get(i).split("\t", 3);
      Fault slow = Slow.of(latency.plus(latency.multipliedBy(i).dividedBy(lines.size())), chunkGap);
      when(columns[0], "\"stream\":true", slow.and(Faults.text(columns[2])));
      when(columns[0], "\"response_format\":", slow.and(Faults.text(columns[1])));
      when(columns[0], "\"input\":", Slow.of(latency, Duration.ZERO));
    }
  }

  private void when(String question, String kind, Fault reply) {
    stub.when(request -> has(request, question) && has(request, kind), reply);
  }

  private static boolean has(StubRequest request, String part) {
    return request.bodyText().contains(part);
  }

  private static List<String> lines() {
    try (BufferedReader in =
        new BufferedReader(
            new InputStreamReader(
                Objects.requireNonNull(ScriptedProvider.class.getResourceAsStream("answers.tsv")),
                StandardCharsets.UTF_8))) {
      return in.lines().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
