/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import dev.langchain4j.agent.tool.Tool;

/** A tool of this application. */
public final class Weather {

  @Tool("Tells the weather of a city")
  public String weather(String city) {
    return "sunny in " + city;
  }
}
