/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.instrument;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A class that is woven, the methods meant, and the adapter that their calls go to; or the part of
 * a library that is not covered, to be told of; or a loop around calls.
 */
final class Seam {

  private final String className;
  private final String client;
  private final List<Hook> hooks;
  private final List<String> library;
  private final @Nullable String adapter;
  private final @Nullable String home;

  private Seam(
      String className,
      String client,
      List<Hook> hooks,
      List<String> library,
      @Nullable String adapter,
      @Nullable String home) {
    this.className = className;
    this.client = client;
    this.hooks = Collections.unmodifiableList(hooks);
    this.library = library;
    this.adapter = adapter;
    this.home = home;
  }

  /**
   * A class whose calls an adapter takes over.
   *
   * @param library the package prefixes of the client library, whose frames are no callers
   */
  static Seam adapted(String className, String client, String adapter, String... library) {
    return new Seam(
        className, client, Collections.emptyList(), Arrays.asList(library), adapter, null);
  }

  /** A class whose calls tell the adapter of another class something. */
  static Seam besides(Seam home, String className) {
    return new Seam(
        className, home.client, Collections.emptyList(), home.library, null, home.className);
  }

  /** A class whose calls are not covered, which is told at the first of them. */
  static Seam notCovered(String className, String what) {
    return new Seam(className, what, Collections.emptyList(), Collections.emptyList(), null, null);
  }

  /** A class that runs what it is given until it succeeds, for client libraries or anybody else. */
  static Seam retrying(String className, String what) {
    return new Seam(
        className, what, Collections.emptyList(), Collections.emptyList(), null, className);
  }

  /** The same with one more method that is woven. */
  Seam with(Hook hook) {
    List<Hook> all = new ArrayList<>(hooks);
    all.add(hook);
    return new Seam(className, client, all, library, adapter, home);
  }

  /** The same with the public methods of these names. */
  Seam with(String... methods) {
    Seam seam = this;
    for (String method : methods) {
      seam = seam.with(Hook.of(method));
    }
    return seam;
  }

  String className() {
    return className;
  }

  /** The name of the client library, or of the part of it that is not covered. */
  String client() {
    return client;
  }

  List<Hook> hooks() {
    return hooks;
  }

  /**
   * The adapter's class; null for a class that another one's adapter handles, or that none does.
   */
  @Nullable String adapter() {
    return adapter;
  }

  /** Whether it calls nobody by itself, and tells when it begins and ends. */
  boolean isRetrying() {
    return className.equals(home);
  }

  /** The class whose adapter handles this one too; where there is neither, it is not covered. */
  @Nullable String home() {
    return home;
  }

  /** The package prefixes of the library, whose frames are no callers. */
  List<String> library() {
    return library;
  }
}
