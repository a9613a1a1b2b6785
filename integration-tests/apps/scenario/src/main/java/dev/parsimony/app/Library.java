/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A client library as this application uses it. Each one brings a class named {@code
 * LibraryUnderTest}, which extends this.
 */
abstract class Library {

  /** Makes one call ready; it is made when it is run. */
  abstract Call call(Command command);

  /** Tells what the library tells of an error of the provider, if this is one. */
  abstract void describe(Throwable failure, ObjectNode error);
}
