/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.adapter.aws;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.core.SelectedAuthScheme;
import software.amazon.awssdk.core.http.ExecutionContext;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.SdkInternalExecutionAttribute;
import software.amazon.awssdk.core.internal.http.RequestExecutionContext;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.scheme.AuthSchemeOption;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;

class CredentialsTest {

  private static final AwsCredentialsIdentity KEY = AwsBasicCredentials.create("AKID", "secret");

  @Test
  void sameCredential_hasTheSameFingerprint_whichTellsNothing() {
    String fingerprint = fingerprint(AwsBasicCredentials.create("AKID", "secret"));

    assertThat(fingerprint).isEqualTo(fingerprint(KEY)).doesNotContain("AKID", "secret");
  }

  @Test
  void everyPartOfACredential_tellsItApart() {
    assertThat(
            List.of(
                String.valueOf(fingerprint(KEY)),
                String.valueOf(fingerprint(AwsBasicCredentials.create("AKID", "other"))),
                String.valueOf(fingerprint(AwsBasicCredentials.create("BKID", "secret"))),
                String.valueOf(fingerprint(AwsBasicCredentials.create("AKIDs", "ecret"))),
                String.valueOf(fingerprint(AwsSessionCredentials.create("AKID", "secret", "t")))))
        .doesNotHaveDuplicates()
        .doesNotContain("null");
  }

  @Test
  void credentialThatIsStillSought_isUnknown() {
    assertThat(Credentials.of(context(new CompletableFuture<>()))).isNull();
    assertThat(Credentials.of(context(failed()))).isNull();
    assertThat(Credentials.of(context(new ExecutionAttributes()))).isNull();
  }

  @Test
  void fingerprint_standsInPlaceOfTheSignature() {
    Credentials known = Credentials.of(context(CompletableFuture.completedFuture(KEY)));
    SdkHeaders headers =
        new SdkHeaders(SdkHttpFullResponse.builder().putHeader("X-Team", "a").build(), known);

    assertThat(headers.names()).containsExactlyInAnyOrder("X-Team", "authorization");
    assertThat(headers.first("Authorization")).isEqualTo(fingerprint(KEY));
  }

  private static @Nullable String fingerprint(AwsCredentialsIdentity identity) {
    Credentials known = Credentials.of(context(CompletableFuture.completedFuture(identity)));
    return known == null ? null : known.fingerprint();
  }

  private static CompletableFuture<AwsCredentialsIdentity> failed() {
    return CompletableFuture.failedFuture(new IllegalStateException("no credential"));
  }

  private static RequestExecutionContext context(
      CompletableFuture<? extends AwsCredentialsIdentity> identity) {
    ExecutionAttributes attributes = new ExecutionAttributes();
    attributes.putAttribute(
        SdkInternalExecutionAttribute.SELECTED_AUTH_SCHEME,
        new SelectedAuthScheme<>(
            identity,
            AwsV4HttpSigner.create(),
            AuthSchemeOption.builder().schemeId("aws.auth#sigv4").build()));
    return context(attributes);
  }

  private static RequestExecutionContext context(ExecutionAttributes attributes) {
    return RequestExecutionContext.builder()
        .originalRequest(ConverseRequest.builder().modelId("m").build())
        .executionContext(ExecutionContext.builder().executionAttributes(attributes).build())
        .build();
  }
}
