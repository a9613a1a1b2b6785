/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.exchange;

import java.util.Locale;

/** Reads the values of {@code Content-Type}. */
public final class MediaType {

  /** The media type in lower case, without parameters. */
  public static String of(String contentType) {
    int parameters = contentType.indexOf(';');
    String type = parameters < 0 ? contentType : contentType.substring(0, parameters);
    return type.trim().toLowerCase(Locale.ROOT);
  }

  /** Whether a media type, with or without parameters, is JSON. */
  public static boolean isJson(String contentType) {
    String type = of(contentType);
    return type.equals("application/json") || type.endsWith("+json");
  }

  private MediaType() {}
}
