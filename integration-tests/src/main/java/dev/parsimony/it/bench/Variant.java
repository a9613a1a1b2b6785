/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import java.util.List;
import java.util.Map;

/**
 * One way to run an application: without an agent, or with one in one configuration.
 *
 * @param name as in the tables
 * @param flags of the JVM
 * @param environment on top of a clean one
 */
record Variant(String name, List<String> flags, Map<String, String> environment) {

  @Override
  public String toString() {
    return name;
  }
}
