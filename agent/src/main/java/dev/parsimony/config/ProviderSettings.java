/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

import dev.parsimony.dialect.Dialects;
import dev.parsimony.exchange.Dialect;
import dev.parsimony.setting.Glob;
import dev.parsimony.setting.Kinds;
import dev.parsimony.setting.Section;
import dev.parsimony.setting.Setting;
import dev.parsimony.setting.Values;

/** The settings of one place where a provider is spoken to. */
final class ProviderSettings {

  private static final Setting<Glob> URL =
      Setting.of("url", Kinds.glob('/'), "The URLs without their query.")
          .mandatory()
          .example("'https://llm.acme.com/**'");
  private static final Setting<Dialect> DIALECT =
      Setting.of(
              "dialect",
              Kinds.choice(Dialects.all(), Dialect::name),
              "The wire format that is spoken there; without it, the end of the path tells.")
          .example("openai.chat");

  static final Section SECTION =
      Section.of(
              "providers",
              "Gateways and servers of your own whose paths do not end as a provider's do, so that the"
                  + " wire format has to be named. A client library that is covered is seen there too.",
              URL,
              DIALECT)
          .repeated();

  static ProviderUrl read(Values values) {
    return new ProviderUrl(values.get(URL), values.find(DIALECT));
  }

  private ProviderSettings() {}
}
