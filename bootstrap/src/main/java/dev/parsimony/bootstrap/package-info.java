/* SPDX-License-Identifier: Apache-2.0 */
/**
 * What the application, the JVM and the agent all share. These classes live in the bootstrap class
 * loader, so that code woven into any class of the application can reach them.
 *
 * <p>Everything here names types of {@code java.*} only, and stays clear of {@code
 * java.util.logging}, {@code java.nio.file}, JMX and lambdas: those run before {@code main} and
 * would disturb an application that sets them up itself.
 */
@NullMarked
package dev.parsimony.bootstrap;

import org.jspecify.annotations.NullMarked;
