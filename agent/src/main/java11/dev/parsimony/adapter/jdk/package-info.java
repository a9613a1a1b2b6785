/* SPDX-License-Identifier: Apache-2.0 */
/**
 * The adapter of {@code java.net.http}. Bodies stay pushed, on the client's own threads and at the
 * application's demand. Compiled for Java 11; nothing of it is loaded on an older JVM.
 */
@NullMarked
package dev.parsimony.adapter.jdk;

import org.jspecify.annotations.NullMarked;
