/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.redis;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a Redis is, and in which of its forms. Holds no credentials. Immutable. */
public final class RedisUrl {

  /** What the addresses are those of. */
  enum Form {
    SINGLE(""),
    CLUSTER("-cluster"),
    SENTINEL("-sentinel");

    private final String suffix;

    Form(String suffix) {
      this.suffix = suffix;
    }
  }

  private static final int PORT = 6379;
  private static final int SENTINEL_PORT = 26379;
  private static final int LAST_PORT = 65_535;
  private static final Pattern URL =
      Pattern.compile(
          "(redis|rediss)(-cluster|-sentinel|)://([^/#@?]{1,2000})"
              + "(?:/([0-9]{0,5}))?(?:#([A-Za-z0-9._-]{1,200}))?");
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.%]{2,60}]|[A-Za-z0-9._-]{1,255})(?::([0-9]{1,5}))?");

  private final String text;
  private final Form form;
  private final boolean tls;
  private final List<Address> addresses;
  private final int database;
  private final @Nullable String master;

  private RedisUrl(Matcher url, Form form, List<Address> addresses) {
    this.text = url.group();
    this.form = form;
    this.tls = url.group(1).equals("rediss");
    this.addresses = Collections.unmodifiableList(addresses);
    String written = url.group(4);
    this.database = written == null || written.isEmpty() ? 0 : Integer.parseInt(written);
    this.master = url.group(5);
  }

  /** Null for what is none. */
  public static @Nullable RedisUrl parse(String text) {
    Matcher url = URL.matcher(text);
    if (!url.matches()) {
      return null;
    }
    Form form = form(url.group(2));
    List<Address> addresses = addresses(url.group(3), form == Form.SENTINEL ? SENTINEL_PORT : PORT);
    RedisUrl parsed = new RedisUrl(url, form, addresses);
    return !addresses.isEmpty() && parsed.isWhole() ? parsed : null;
  }

  Form form() {
    return form;
  }

  boolean tls() {
    return tls;
  }

  /** At least one: of the server, of nodes of the cluster, or of sentinels. */
  List<Address> addresses() {
    return addresses;
  }

  int database() {
    return database;
  }

  /** The name by which sentinels know the master; empty in the other forms. */
  String master() {
    return master == null ? "" : master;
  }

  @Override
  public String toString() {
    return text;
  }

  private boolean isWhole() {
    switch (form) {
      case CLUSTER:
        return database == 0 && master == null;
      case SENTINEL:
        return master != null;
      default:
        return addresses.size() == 1 && master == null;
    }
  }

  private static Form form(String suffix) {
    for (Form form : Form.values()) {
      if (form.suffix.equals(suffix)) {
        return form;
      }
    }
    throw new IllegalArgumentException(suffix);
  }

  /* Empty when one of them is none. */
  private static List<Address> addresses(String list, int defaultPort) {
    List<Address> addresses = new ArrayList<>();
    for (String one : list.split(",", -1)) {
      Matcher host = HOST.matcher(one);
      if (!host.matches()) {
        return Collections.emptyList();
      }
      int port = host.group(2) == null ? defaultPort : Integer.parseInt(host.group(2));
      if (port < 1 || port > LAST_PORT) {
        return Collections.emptyList();
      }
      String name = host.group(1);
      boolean literal = name.startsWith("[");
      addresses.add(new Address(literal ? name.substring(1, name.length() - 1) : name, port));
    }
    return addresses;
  }
}
