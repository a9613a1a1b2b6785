/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class VersionTest {

  @Test
  void version_isThatOfTheBuild() throws Exception {
    Document pom =
        DocumentBuilderFactory.newInstance()
            .newDocumentBuilder()
            .parse(Path.of("pom.xml").toFile());

    assertThat(pom.getElementsByTagName("version").item(0).getTextContent())
        .isEqualTo(ParsimonyAgent.VERSION);
  }
}
