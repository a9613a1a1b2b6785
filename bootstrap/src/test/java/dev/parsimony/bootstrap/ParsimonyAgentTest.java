/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParsimonyAgentTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "com.sun.tools.javac.Main",
        "com.sun.java.util.jar.pack.Driver",
        "sun.security.tools.keytool.Main",
        "jdk.internal.jshell.tool.JShellToolProvider"
      })
  void toolsOfTheJdk_areKnown(String mainClass) {
    assertThat(ParsimonyAgent.isJdkTool(mainClass)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "com.acme.App",
        "jdk.app-1.0.jar",
        "com.sun.enterprise.glassfish.bootstrap.ASMain",
        "com.sun.tools.javac.launcher.Main",
        "jdk.jshell.execution.RemoteExecutionControl"
      })
  void whatRunsCodeOfAUser_isNoTool(String mainClass) {
    assertThat(ParsimonyAgent.isJdkTool(mainClass)).isFalse();
  }
}
