/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.app;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.harness.Client;
import dev.parsimony.it.telemetry.Testbed;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The JDK's own HTTP client, with nothing above it. */
class JavaNetHttpTest extends ClientContract {

  @Override
  List<Client> clients() {
    return Client.JAVA_NET_HTTP;
  }

  @Test
  void optimizing_everyBodyHandlerTakesAnAnswerFromMemory() {
    Client client = Client.newest(clients());
    String config = Configs.CACHING + client.library().config();
    try (Testbed bed = Testbed.start(client, config, launch -> launch)) {
      AppResult first = bed.send(AppCommand.chat("once"));
      for (String handler : JdkScenarios.HANDLERS) {
        for (String form : List.of("blocking", "async")) {
          AppResult hit = bed.send(AppCommand.chat("once").form(form).with("handler", handler));
          assertThat(hit.text()).as(handler).isNotEmpty().isEqualTo(first.text());
        }
      }
      assertThat(bed.provider().calls()).isEqualTo(1);
      bed.end();
    }
  }
}
