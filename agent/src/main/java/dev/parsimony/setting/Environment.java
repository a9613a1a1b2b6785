/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.setting;

import java.util.Collections;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The system properties and environment variables of this JVM. */
public interface Environment {

  /** The real ones; what a security manager forbids to read is not set. */
  Environment SYSTEM =
      new Environment() {
        @Override
        public @Nullable String property(String name) {
          try {
            return System.getProperty(name);
          } catch (SecurityException forbidden) {
            return null;
          }
        }

        @Override
        public @Nullable String variable(String name) {
          try {
            return System.getenv(name);
          } catch (SecurityException forbidden) {
            return null;
          }
        }

        @Override
        public Set<String> propertyNames() {
          try {
            return System.getProperties().stringPropertyNames();
          } catch (SecurityException forbidden) {
            return Collections.emptySet();
          }
        }
      };

  @Nullable String property(String name);

  @Nullable String variable(String name);

  Set<String> propertyNames();
}
