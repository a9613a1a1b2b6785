/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** The signature of a request by version 4 of AWS's scheme, recomputed as the provider does. */
public final class SignatureV4 {

  private static final Pattern AUTHORIZATION =
      Pattern.compile(
          "AWS4-HMAC-SHA256 Credential=([^/]+)/(\\d{8}/[^/]+/bedrock/aws4_request), "
              + "SignedHeaders=([^,]+), Signature=([0-9a-f]{64})");

  private final StubRequest request;
  private final String accessKeyId;
  private final String scope;
  private final List<String> signedHeaders;
  private final String signature;

  private SignatureV4(StubRequest request, Matcher authorization) {
    this.request = request;
    this.accessKeyId = authorization.group(1);
    this.scope = authorization.group(2);
    this.signedHeaders = List.of(authorization.group(3).split(";"));
    this.signature = authorization.group(4);
  }

  /** The signature that a request bears; null when it bears none. */
  static @Nullable SignatureV4 of(StubRequest request) {
    String header = request.header("Authorization");
    Matcher matcher = AUTHORIZATION.matcher(header == null ? "" : header);
    return matcher.matches() ? new SignatureV4(request, matcher) : null;
  }

  /** The secret that belongs to an access key. */
  public static String secretOf(String accessKeyId) {
    return "secret of " + accessKeyId;
  }

  String accessKeyId() {
    return accessKeyId;
  }

  /** Whether the signature is that of these very bytes under the secret of the access key. */
  boolean isValid() {
    try {
      return signedHeaders.contains("host") && signature.equals(hex(mac(key(), stringToSign())));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private String stringToSign() throws GeneralSecurityException {
    String date = String.valueOf(request.header("X-Amz-Date"));
    return "AWS4-HMAC-SHA256\n" + date + '\n' + scope + '\n' + hex(sha256(canonicalRequest()));
  }

  private byte[] canonicalRequest() throws GeneralSecurityException {
    StringBuilder canonical = new StringBuilder();
    canonical.append(request.method()).append('\n');
    canonical.append(encodedAgain(request.path())).append('\n');
    canonical.append(query()).append('\n');
    for (String name : signedHeaders) {
      canonical.append(name).append(':').append(values(name)).append('\n');
    }
    canonical.append('\n').append(String.join(";", signedHeaders)).append('\n');
    canonical.append(hex(sha256(request.body())));
    return canonical.toString().getBytes(StandardCharsets.UTF_8);
  }

  private String query() {
    int query = request.target().indexOf('?');
    return query < 0 ? "" : request.target().substring(query + 1);
  }

  private String values(String name) {
    List<String> values = new ArrayList<>();
    for (Map.Entry<String, String> header : request.headers()) {
      if (header.getKey().equalsIgnoreCase(name)) {
        values.add(header.getValue().strip().replaceAll(" +", " "));
      }
    }
    return String.join(",", values);
  }

  /* Of all services but one, the path is encoded twice. */
  private static String encodedAgain(String path) {
    StringBuilder encoded = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xff);
      boolean plain = (c < 128 && Character.isLetterOrDigit(c)) || "/-._~".indexOf(c) >= 0;
      encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
    }
    return encoded.toString();
  }

  private byte[] key() throws GeneralSecurityException {
    byte[] key = ("AWS4" + secretOf(accessKeyId)).getBytes(StandardCharsets.UTF_8);
    for (String part : scope.split("/")) {
      key = mac(key, part);
    }
    return key;
  }

  private static byte[] mac(byte[] key, String text) throws GeneralSecurityException {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] sha256(byte[] bytes) throws GeneralSecurityException {
    return MessageDigest.getInstance("SHA-256").digest(bytes);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }
}
