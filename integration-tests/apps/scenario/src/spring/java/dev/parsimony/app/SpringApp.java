/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import java.io.IOException;

/** The scenario app with another of Spring's clients or transports than the first. */
final class SpringApp {

  /** Over {@code HttpURLConnection}, with a {@code RestTemplate}. */
  public static final class OverSimple {
    public static void main(String[] args) throws IOException {
      start("template", "simple", args);
    }
  }

  /** Over the client of the JDK. */
  public static final class OverJdk {
    public static void main(String[] args) throws IOException {
      start("", "jdk", args);
    }
  }

  /** Over Reactor Netty. */
  public static final class OverReactor {
    public static void main(String[] args) throws IOException {
      start("", "reactor", args);
    }
  }

  /** A {@code WebClient}, over Reactor Netty. */
  public static final class Reactive {
    public static void main(String[] args) throws IOException {
      start("reactive", "reactor", args);
    }
  }

  /** The same over the client of the JDK. */
  public static final class ReactiveOverJdk {
    public static void main(String[] args) throws IOException {
      start("reactive", "jdk", args);
    }
  }

  /** The same over Apache's client. */
  public static final class ReactiveOverApache {
    public static void main(String[] args) throws IOException {
      start("reactive", "apache", args);
    }
  }

  private static void start(String client, String transport, String[] args) throws IOException {
    System.setProperty("client", client);
    System.setProperty("transport", transport);
    ScenarioApp.main(args);
  }

  private SpringApp() {}
}
