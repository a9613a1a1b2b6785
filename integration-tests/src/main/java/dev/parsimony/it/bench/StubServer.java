/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.StubRequest;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;

/**
 * The provider stub as a program: writes its base URL as the first line of its output, then for
 * each line of its input how many calls have come so far, and ends when its input does.
 */
final class StubServer {

  /** Stands before the microseconds that a prompt's answer takes. */
  static final String TAKES = "[takes:";

  public static void main(String[] args) throws IOException {
    try (ProviderStub stub = ProviderStub.start()) {
      stub.countOnly();
      SoakFaults.script(stub);
      stub.latency(StubServer::wanted);
      System.out.println(stub.baseUrl());
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
      while (lines.readLine() != null) {
        System.out.println(stub.calls());
      }
    }
  }

  private static Duration wanted(StubRequest request) {
    String body = request.bodyText();
    int mark = body.indexOf(TAKES);
    if (mark < 0) {
      return Duration.ZERO;
    }
    int from = mark + TAKES.length();
    return Duration.of(
        Long.parseLong(body.substring(from, body.indexOf(']', from))), ChronoUnit.MICROS);
  }

  private StubServer() {}
}
