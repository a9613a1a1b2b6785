/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SelectedAuthScheme;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.core.internal.http.RequestExecutionContext;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.identity.spi.Identity;
import software.amazon.awssdk.identity.spi.TokenIdentity;

/** Who asks, as it is known before a request is signed. The signature differs with each request. */
final class Credentials {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private final Identity identity;

  private Credentials(Identity identity) {
    this.identity = identity;
  }

  /** The credential of a call; null where none is known, or not yet. */
  static @Nullable Credentials of(RequestExecutionContext context) {
    SelectedAuthScheme<?> scheme =
        context
            .executionAttributes()
            .getAttribute(SdkInternalExecutionAttribute.SELECTED_AUTH_SCHEME);
    CompletableFuture<? extends Identity> resolving = scheme == null ? null : scheme.identity();
    boolean known =
        resolving != null && resolving.isDone() && !resolving.isCompletedExceptionally();
    Identity identity = resolving == null || !known ? null : resolving.join();
    return identity == null ? null : new Credentials(identity);
  }

  /** What is the same for the same credential alone, and tells nothing of it; null for none. */
  @Nullable String fingerprint() {
    if (identity instanceof AwsCredentialsIdentity) {
      AwsCredentialsIdentity key = (AwsCredentialsIdentity) identity;
      String token =
          key instanceof AwsSessionCredentialsIdentity
              ? ((AwsSessionCredentialsIdentity) key).sessionToken()
              : "";
      return key.accessKeyId() == null
          ? null
          : "AWS4 " + hash(key.accessKeyId(), key.secretAccessKey(), token);
    }
    return identity instanceof TokenIdentity
        ? "Token " + hash(((TokenIdentity) identity).token())
        : null;
  }

  private static String hash(String... parts) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String part : parts) {
        digest.update(part.getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0);
      }
      StringBuilder hex = new StringBuilder(64);
      for (byte b : digest.digest()) {
        hex.append(HEX[b >> 4 & 0xf]).append(HEX[b & 0xf]);
      }
      return hex.toString();
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }
}
