/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.contract;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.parsimony.dialect.json.JsonDialect;
import dev.parsimony.exchange.FieldClass;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.policy.Sha256;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Whatever is changed in a request, at whatever depth, changes its identity, unless it is within a
 * field that was reviewed and is ignored.
 */
class KeyCompletenessTest {

  private static final int ROUNDS = 15;
  private static final JsonMapper JSON = JsonMapper.builder().build();

  @ParameterizedTest
  @MethodSource("dev.parsimony.dialect.contract.Samples#prompts")
  void everyChangeOfARequestAsItIsSent_counts(RequestFacts sample) throws Exception {
    JsonNode body = JSON.readTree(sample.request().body());

    assertThat(checked(sample, (ObjectNode) body)).isGreaterThan(1);
  }

  @ParameterizedTest
  @MethodSource("dev.parsimony.dialect.contract.Samples#prompts")
  void everyChangeOfAGeneratedRequest_counts(RequestFacts sample) throws Exception {
    JsonTrees trees = new JsonTrees(new Random(sample.dialect().name().hashCode()));
    List<String> known = new ArrayList<>(((JsonDialect) sample.dialect()).knownFields());
    known.add("never_heard_of");
    for (int round = 0; round < ROUNDS; round++) {
      ObjectNode body = (ObjectNode) JSON.readTree(sample.request().body());
      trees.grow(body, known);

      assertThat(checked(sample, body)).isGreaterThan(1);
    }
  }

  private static int checked(RequestFacts sample, ObjectNode body) throws Exception {
    String before = digest(sample, body);
    List<JsonTrees.Changed> changes = JsonTrees.changes(body);
    for (JsonTrees.Changed change : changes) {
      boolean ignored = sample.dialect().classify(change.field()) == FieldClass.IGNORED;

      assertThat(digest(sample, change.body()).equals(before)).as(change.what()).isEqualTo(ignored);
    }
    return changes.size();
  }

  private static String digest(RequestFacts sample, JsonNode body) throws Exception {
    MessageDigest digest = Sha256.start();
    byte[] bytes = JSON.writeValueAsBytes(body);
    sample.dialect().digest(sample.dialect().readRequest(sample.request().withBody(bytes)), digest);
    return HexFormat.of().formatHex(digest.digest());
  }
}
