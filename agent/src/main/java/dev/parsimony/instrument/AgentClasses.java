/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import dev.parsimony.bootstrap.AgentClassLoader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/** The bytes of the agent's own classes: from its jar, or from the class path in a unit test. */
final class AgentClasses {

  private static final ClassLoader LOADER = AgentClasses.class.getClassLoader();

  static byte @Nullable [] bytes(String name) throws IOException {
    if (LOADER instanceof AgentClassLoader) {
      return ((AgentClassLoader) LOADER).classBytes(name);
    }
    try (InputStream in = LOADER.getResourceAsStream(name.replace('.', '/') + ".class")) {
      return in == null ? null : all(in);
    }
  }

  static @Nullable ProtectionDomain domain() {
    return LOADER instanceof AgentClassLoader ? ((AgentClassLoader) LOADER).domain() : null;
  }

  static byte[] all(InputStream in) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    byte[] buffer = new byte[8192];
    for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
      out.write(buffer, 0, n);
    }
    return out.toByteArray();
  }

  private AgentClasses() {}
}
