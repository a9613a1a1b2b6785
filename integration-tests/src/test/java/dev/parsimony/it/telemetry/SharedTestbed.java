/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.telemetry;

import static java.util.Objects.requireNonNull;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** A test bed that all tests of a class share. Before each, what was is forgotten. */
public final class SharedTestbed
    implements BeforeAllCallback, BeforeEachCallback, AfterAllCallback {

  private final String config;
  private @Nullable Testbed bed;

  /** One with the newest client library. */
  public SharedTestbed(String config) {
    this.config = config;
  }

  public Testbed bed() {
    return requireNonNull(bed, "the class has not begun");
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    bed = Testbed.start(config);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    bed().settle();
    bed().provider().reset();
  }

  @Override
  public void afterAll(ExtensionContext context) {
    try (Testbed ended = bed()) {
      ended.end();
    }
  }
}
