/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.config;

/** A glance at the configuration file, without what it takes to understand it. */
public final class ConfigPeek {

  /** Whether a file may name providers of its own: the word stands somewhere in it. */
  public static boolean mayNameProviders(String path) {
    ConfigFile.Reading file = new ConfigFile(path).read();
    return !file.failed() && file.content().contains("providers");
  }

  private ConfigPeek() {}
}
