/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.wire.Urls;
import org.jspecify.annotations.Nullable;

/** A URL that ends in {@code /model/ID/ACTION}. */
final class ModelUrl {

  private static final String MODEL = "/model/";

  private final String model;
  private final String action;

  private ModelUrl(String model, String action) {
    this.model = model;
    this.action = action;
  }

  /** Reads a URL; null when it addresses no model. */
  static @Nullable ModelUrl of(String url) {
    int end = Urls.pathEnd(url);
    int action = url.lastIndexOf('/', end - 1);
    int model = action < 0 ? -1 : url.lastIndexOf(MODEL, action);
    if (model < 0 || model + MODEL.length() >= action) {
      return null;
    }
    return new ModelUrl(
        Urls.decoded(url.substring(model + MODEL.length(), action)),
        url.substring(action + 1, end));
  }

  /** The id or ARN as the application named it. */
  String model() {
    return model;
  }

  String action() {
    return action;
  }

  /** The URL of the same action of another model. */
  static String withModel(String url, String model) {
    int action = url.lastIndexOf('/', Urls.pathEnd(url) - 1);
    int start = url.lastIndexOf(MODEL, action) + MODEL.length();
    return url.substring(0, start)
        + Urls.encoded(model).replace("@", "%40")
        + url.substring(action);
  }

  /** The URL of the same action without streaming. */
  static String whole(String url, String streamed, String whole) {
    int end = Urls.pathEnd(url);
    int start = end - streamed.length();
    return url.regionMatches(start, streamed, 0, streamed.length())
        ? url.substring(0, start) + whole + url.substring(end)
        : url;
  }
}
