/**
 * An ordinary application that uses the client library, told line by line what to call. It knows
 * nothing of the agent, and tells everything that an application can see of a call.
 */
@NullMarked
package dev.parsimony.app;

import org.jspecify.annotations.NullMarked;
