/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import com.anthropic.client.okhttp.AnthropicOkHttpClient;
import com.anthropic.vertex.backends.VertexBackend;
import com.google.auth.oauth2.AccessToken;
import com.google.auth.oauth2.GoogleCredentials;
import java.util.Date;
import java.util.concurrent.TimeUnit;

/** The library's backend for Vertex AI. */
final class Vertex {

  private Vertex() {}

  /** Sends to Claude at Vertex AI, with a token that nobody has to ask for. */
  static void backend(AnthropicOkHttpClient.Builder client, String baseUrl, String key) {
    Date tomorrow = new Date(System.currentTimeMillis() + TimeUnit.DAYS.toMillis(1));
    client.backend(
        VertexBackend.builder()
            .googleCredentials(GoogleCredentials.create(new AccessToken(key, tomorrow)))
            .region("us-east5")
            .project("desk")
            .baseUrl(baseUrl)
            .build());
  }
}
