/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import static dev.parsimony.dialect.bedrock.Fixtures.CLAUDE;
import static dev.parsimony.dialect.bedrock.Fixtures.CONVERSE;
import static dev.parsimony.dialect.bedrock.Fixtures.HOST;
import static dev.parsimony.dialect.bedrock.Fixtures.digest;
import static dev.parsimony.dialect.bedrock.Fixtures.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.dialect.anthropic.MessagesDialect;
import dev.parsimony.exchange.FieldClass;
import dev.parsimony.exchange.WireHeaders;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallLocation;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseStreamRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelRequest;
import software.amazon.awssdk.services.bedrockruntime.model.InvokeModelWithResponseStreamRequest;

class IdentityTest {

  private static final MessagesDialect AS_AT_ANTHROPIC = new MessagesDialect();

  @Test
  void everyFieldThatTheClientCanSend_isReviewed() {
    assertThat(CONVERSE.knownFields())
        .containsExactlyInAnyOrderElementsOf(fields(ConverseRequest.builder().build().sdkFields()))
        .containsAll(fields(ConverseStreamRequest.builder().build().sdkFields()));
  }

  @Test
  void invokeModel_hasNoFieldsBesideItsBodyButTheseHeaders() {
    Set<String> headers = new TreeSet<>();
    for (SdkField<?> field : InvokeModelRequest.builder().build().sdkFields()) {
      headers.add(field.location() + " " + field.locationName());
    }
    InvokeModelWithResponseStreamRequest.builder()
        .build()
        .sdkFields()
        .forEach(field -> headers.add(field.location() + " " + field.locationName()));

    assertThat(headers)
        .containsExactly(
            "HEADER Accept",
            "HEADER Content-Type",
            "HEADER X-Amzn-Bedrock-Accept",
            "HEADER X-Amzn-Bedrock-GuardrailIdentifier",
            "HEADER X-Amzn-Bedrock-GuardrailVersion",
            "HEADER X-Amzn-Bedrock-PerformanceConfig-Latency",
            "HEADER X-Amzn-Bedrock-Request-Metadata",
            "HEADER X-Amzn-Bedrock-Service-Tier",
            "HEADER X-Amzn-Bedrock-Trace",
            "PATH modelId",
            "PAYLOAD body");
  }

  @ParameterizedTest
  @MethodSource("dev.parsimony.dialect.bedrock.Fixtures#all")
  void everyField_countsInTheDigest(BedrockDialect dialect) {
    Set<String> names = new TreeSet<>(dialect.knownFields());
    names.add("neverHeardOf");
    names.removeIf(name -> dialect == CLAUDE && AS_AT_ANTHROPIC.classify(name) != FieldClass.KEY);
    // They stand in the URL, and a body that has them is another one.
    names.addAll(List.of("model", "stream"));
    for (String name : names) {
      String without = digest(dialect, "{\"other\":1}");
      String one = digest(dialect, "{\"other\":1,\"" + name + "\":\"a\"}");
      String another = digest(dialect, "{\"other\":1,\"" + name + "\":\"b\"}");

      assertThat(dialect.classify(name)).as(name).isEqualTo(FieldClass.KEY);
      assertThat(List.of(without, one, another)).as(name).doesNotHaveDuplicates();
    }
  }

  @Test
  void model_countsAndTheWayTheReplyTravelsDoesNot() {
    String one = HOST + "/model/amazon.nova-lite-v1%3A0/converse";
    String unescaped = HOST + "/model/amazon.nova-lite-v1:0/converse";
    String streamed = HOST + "/model/amazon.nova-lite-v1%3A0/converse-stream?a=b";
    String other = HOST + "/model/amazon.nova-pro-v1%3A0/converse";

    assertThat(of(unescaped)).isEqualTo(of(one));
    assertThat(of(streamed)).isEqualTo(of(one));
    assertThat(of(other)).isNotEqualTo(of(one));
    assertThat(CONVERSE.addressed(streamed)).isEqualTo(one + "?a=b");
    assertThat(CONVERSE.addressed(one)).isEqualTo(one);
  }

  @ParameterizedTest
  @CsvSource({
    "amazon.nova-lite-v1:0, amazon.nova-lite-v1:0, amazon.nova-lite-v1:0",
    "us.amazon.nova-lite-v1:0, us.amazon.nova-lite-v1:0, amazon.nova-lite-v1:0",
    "us-gov.anthropic.claude-x-v1:0, us-gov.anthropic.claude-x-v1:0, anthropic.claude-x-v1:0",
    "global.anthropic.claude-x, global.anthropic.claude-x, anthropic.claude-x",
    "anthropic.claude-v2.1, anthropic.claude-v2.1, anthropic.claude-v2.1",
    "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-lite-v1:0,"
        + " amazon.nova-lite-v1:0, amazon.nova-lite-v1:0",
    "arn:aws:bedrock:us-east-1:1:inference-profile/eu.amazon.nova-lite-v1:0,"
        + " eu.amazon.nova-lite-v1:0, amazon.nova-lite-v1:0",
    "arn:aws:bedrock:us-east-1:1:application-inference-profile/us.a.b,"
        + " arn:aws:bedrock:us-east-1:1:application-inference-profile/us.a.b,"
        + " arn:aws:bedrock:us-east-1:1:application-inference-profile/us.a.b",
    "arn:aws:bedrock:us-east-1:1:provisioned-model/abc,"
        + " arn:aws:bedrock:us-east-1:1:provisioned-model/abc,"
        + " arn:aws:bedrock:us-east-1:1:provisioned-model/abc",
    "arn:odd, arn:odd, arn:odd",
    "'', '', ''"
  })
  void names_tellTheModelWhereTheyCan(String model, String withoutArn, String bare) {
    assertThat(ModelName.withoutArn(model)).isEqualTo(withoutArn);
    assertThat(ModelName.bare(model)).isEqualTo(bare);
  }

  private static String of(String url) {
    return digest(CONVERSE, read(CONVERSE, url, WireHeaders.NONE, "{\"messages\":[]}"));
  }

  private static Set<String> fields(List<SdkField<?>> fields) {
    Set<String> names = new TreeSet<>();
    for (SdkField<?> field : fields) {
      if (field.location() == MarshallLocation.PAYLOAD) {
        names.add(field.locationName());
      }
    }
    return names;
  }
}
