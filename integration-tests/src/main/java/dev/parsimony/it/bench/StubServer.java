/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import dev.parsimony.it.stub.ProviderStub;
import java.io.IOException;

/**
 * The provider stub as a program: writes its base URL as the first line of its output, and ends
 * when its input does.
 */
final class StubServer {

  public static void main(String[] args) throws IOException {
    try (ProviderStub stub = ProviderStub.start()) {
      stub.countOnly();
      SoakFaults.script(stub);
      System.out.println(stub.baseUrl());
      System.in.transferTo(java.io.OutputStream.nullOutputStream());
    }
  }

  private StubServer() {}
}
