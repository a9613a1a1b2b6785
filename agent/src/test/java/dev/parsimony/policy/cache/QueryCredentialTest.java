/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.gemini.GenerateContentDialect;
import dev.parsimony.exchange.MalformedBodyException;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;
import dev.parsimony.policy.Fingerprint;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** A credential that stands in the URL. */
class QueryCredentialTest {

  private static final String MODEL = "https://generativelanguage.googleapis.com/v1beta/models/g:";
  private static final String WHOLE = MODEL + "generateContent";
  private static final String EVENTS = MODEL + "streamGenerateContent?alt=sse";

  private final Partitions partitions = new Partitions(new byte[] {1});

  @Test
  void keepsTenantsApart() throws Exception {
    assertThat(of(WHOLE + "?key=one", 1)).isNotEqualTo(of(WHOLE + "?key=two", 1));
    assertThat(of(WHOLE + "?key=one", 1)).isNotEqualTo(of(WHOLE, 1));
    assertThat(of(WHOLE + "?access_token=one", 1)).isNotEqualTo(of(WHOLE + "?key=one", 1));
  }

  @Test
  void isSharedByClientsAndForms() throws Exception {
    assertThat(of(WHOLE + "?key=one", 2)).isEqualTo(of(WHOLE + "?key=one", 1));
    assertThat(of(EVENTS + "&key=one", 1)).isEqualTo(of(WHOLE + "?key=one", 1));
    assertThat(of(WHOLE, 2)).isNotEqualTo(of(WHOLE, 1));
  }

  @Test
  void standsBehindTheProcessKey() throws Exception {
    Fingerprinter other = new Fingerprinter(new Partitions(new byte[] {9}));

    assertThat(of(other, WHOLE + "?key=one", 1)).isNotEqualTo(of(WHOLE + "?key=one", 1));
  }

  @Test
  void doesNotCount_inAPartitionWithAName() {
    KeyHeaders headers = new KeyHeaders(WireHeaders.NONE, Set.of());
    headers.addCredential("key=one");
    KeyDigest with = new KeyDigest();
    KeyDigest without = new KeyDigest();
    partitions.feed(with, "ours", Asked.question("a").origin(), headers.credentials());
    partitions.feed(without, "ours", Asked.question("a").origin(), new TreeMap<>());

    assertThat(with.finish()).isEqualTo(without.finish());
  }

  private Fingerprint of(String url, long client) throws MalformedBodyException {
    return of(new Fingerprinter(partitions), url, client);
  }

  private static Fingerprint of(Fingerprinter fingerprinter, String url, long client)
      throws MalformedBodyException {
    WireRequest request = new WireRequest("POST", url, WireHeaders.NONE, new byte[] {'{', '}'});
    return fingerprinter.fingerprint(
        Asked.question("a").client(client).call(new GenerateContentDialect().readRequest(request)),
        CacheSettings.defaults());
  }
}
