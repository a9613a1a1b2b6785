/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.net.URL;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The version of a client library, by the name of the jar that its classes came from. */
final class LibraryVersion {

  private static final Pattern JAR = Pattern.compile("-(\\d[\\w.\\-]*)\\.jar");

  /** The version; {@code unknown} where the name of the jar does not tell. */
  static String of(Class<?> type) {
    ProtectionDomain domain = type.getProtectionDomain();
    CodeSource source = domain == null ? null : domain.getCodeSource();
    URL location = source == null ? null : source.getLocation();
    String version = "unknown";
    boolean ofTheJdk = location != null && location.getProtocol().equals("jrt");
    if (ofTheJdk || type.getClassLoader() == null) {
      version = System.getProperty("java.version", version);
    } else if (location != null) {
      Matcher jar = JAR.matcher(location.toString());
      while (jar.find()) {
        version = jar.group(1);
      }
    }
    return version;
  }

  private LibraryVersion() {}
}
