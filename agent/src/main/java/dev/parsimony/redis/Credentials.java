/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import org.jspecify.annotations.Nullable;

/** Who the agent is at a Redis. */
public final class Credentials {

  /** For a server that asks for none. */
  public static final Credentials NONE = new Credentials(null, null);

  private final @Nullable String username;
  private final @Nullable String password;

  /**
   * @param username null for the default user
   * @param password null for none at all
   */
  public Credentials(@Nullable String username, @Nullable String password) {
    this.username = username;
    this.password = password;
  }

  /** The command that says so; null for none. */
  @Nullable Command auth() {
    if (password == null) {
      return null;
    }
    Command auth = Command.of("AUTH");
    return username == null ? auth.with(password) : auth.with(username).with(password);
  }
}
