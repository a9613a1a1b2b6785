/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.gemini;

import dev.parsimony.dialect.wire.Urls;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.Set;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/** A URL that ends in {@code /COLLECTION/MODEL:ACTION}, with its query. */
final class GeminiUrl {

  private static final String MODELS = "models";

  /* They say who asks. */
  private static final Set<String> CREDENTIALS =
      Collections.unmodifiableSet(new HashSet<>(Arrays.asList("key", "access_token")));

  /* They say how the answer travels. */
  private static final Set<String> FORMS =
      Collections.unmodifiableSet(new HashSet<>(Arrays.asList("alt", "$alt")));

  private final String url;
  private final int start;
  private final int colon;
  private final int end;

  private GeminiUrl(String url, int start, int colon, int end) {
    this.url = url;
    this.start = start;
    this.colon = colon;
    this.end = end;
  }

  /** Reads a URL; null when it addresses no model. */
  static @Nullable GeminiUrl of(String url) {
    int end = Urls.pathEnd(url);
    int colon = url.lastIndexOf(':', end - 1);
    int start = url.lastIndexOf('/', end - 1) + 1;
    return start > 0 && start < colon ? new GeminiUrl(url, start, colon, end) : null;
  }

  String action() {
    return url.substring(colon + 1, end);
  }

  /** The model's name, and the collection before it unless that is the usual one. */
  String model() {
    String model = Urls.decoded(url.substring(start, colon));
    String collection = url.substring(url.lastIndexOf('/', start - 2) + 1, start - 1);
    return collection.equals(MODELS) ? model : collection + "/" + model;
  }

  /** The URL of the same action of another model; null where the model is its owner's. */
  @Nullable String withModel(String model) {
    boolean own = url.lastIndexOf('/' + MODELS + '/', start) != start - MODELS.length() - 2;
    return own ? null : url.substring(0, start) + Urls.encoded(model) + url.substring(colon);
  }

  boolean isOfVertex() {
    int path = Math.max(0, Urls.pathStart(url));
    int project = url.indexOf("/projects/", path);
    int publisher = url.indexOf("/publishers/", path);
    return (project >= 0 && project < end) || (publisher >= 0 && publisher < end);
  }

  /** Whether the reply is to be a stream of events. */
  boolean asksForEvents() {
    for (String parameter : query().split("&")) {
      if (FORMS.contains(name(parameter)) && parameter.endsWith("=sse")) {
        return true;
      }
    }
    return false;
  }

  /** The parts of the query that say who asks; null when there are none. */
  @Nullable String credential() {
    StringJoiner found = new StringJoiner("&");
    for (String parameter : query().split("&")) {
      if (CREDENTIALS.contains(name(parameter)) && !parameter.endsWith("=")) {
        found.add(parameter);
      }
    }
    return found.length() == 0 ? null : found.toString();
  }

  /** The URL of an action without credential, form and fragment. */
  String addressing(String action) {
    StringJoiner kept = new StringJoiner("&", "?", "").setEmptyValue("");
    for (String parameter : query().split("&")) {
      String name = name(parameter);
      if (!parameter.isEmpty() && !CREDENTIALS.contains(name) && !FORMS.contains(name)) {
        kept.add(parameter);
      }
    }
    return url.substring(0, colon + 1) + action + kept;
  }

  private String query() {
    int fragment = url.indexOf('#', end);
    boolean none = end == url.length() || url.charAt(end) != '?';
    return none ? "" : url.substring(end + 1, fragment < 0 ? url.length() : fragment);
  }

  private static String name(String parameter) {
    int equals = parameter.indexOf('=');
    return Urls.decoded(equals < 0 ? parameter : parameter.substring(0, equals));
  }
}
