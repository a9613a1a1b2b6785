/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/** The gateway that hits are compared with, in a process of Node.js. */
final class GatewayProcess implements AutoCloseable {

  static final String INSTALL = "npm install --no-package-lock --prefix integration-tests/gateway";

  private final Process process;
  private final String port;

  private GatewayProcess(Process process, String port) {
    this.process = process;
    this.port = port;
  }

  /** Null where the folder has no gateway, or there is no Node.js to run it. */
  static @Nullable GatewayProcess start(Path folder) throws IOException {
    if (!Files.isDirectory(folder.resolve("node_modules/@llmops/gateway"))) {
      return null;
    }
    ProcessBuilder builder =
        new ProcessBuilder("node", "server.mjs")
            .directory(folder.toFile())
            .redirectError(ProcessBuilder.Redirect.INHERIT);
    builder.environment().put("TRUSTED_CUSTOM_HOSTS", "127.0.0.1");
    builder.environment().put("NODE_ENV", "production");
    Process process;
    try {
      process = builder.start();
    } catch (IOException notInstalled) {
      return null;
    }
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
    String port = lines.readLine();
    if (port == null) {
      throw new IOException("the gateway does not start");
    }
    Thread rest = new Thread(() -> lines.lines().forEach(line -> {}), "gateway-output");
    rest.setDaemon(true);
    rest.start();
    return new GatewayProcess(process, port);
  }

  String baseUrl() {
    return "http://127.0.0.1:" + port + "/v1";
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
