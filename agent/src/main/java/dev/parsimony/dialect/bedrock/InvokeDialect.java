/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.bedrock;

import dev.parsimony.dialect.json.FieldTable;
import dev.parsimony.exchange.Operation;
import dev.parsimony.exchange.Parameter;
import dev.parsimony.exchange.RequestFacts;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireRequest;

/** InvokeModel: what does not belong to the model's own format stands in headers. */
abstract class InvokeDialect extends BedrockDialect {

  private static final String PREFIX = "x-amzn-bedrock-";

  InvokeDialect(String family, Operation operation, FieldTable fields) {
    super("bedrock.invoke." + family, operation, "invoke", "invoke-with-response-stream", fields);
  }

  @Override
  final void assume(WireRequest request, RequestFacts.Builder facts) {
    WireHeaders headers = request.headers();
    String guardrail = headers.first(PREFIX + "guardrailidentifier");
    if (guardrail != null) {
      facts.parameter(Parameter.GUARDRAIL_ID, guardrail);
      ConverseValues.guardrailVersion(
          String.valueOf(headers.first(PREFIX + "guardrailversion")), facts);
    }
    String tier = headers.first(PREFIX + "service-tier");
    boolean optimized =
        ConverseValues.OPTIMIZED.equals(headers.first(PREFIX + "performanceconfig-latency"));
    if (optimized || tier != null) {
      facts.parameter(
          Parameter.SERVICE_TIER, optimized ? ConverseValues.OPTIMIZED : String.valueOf(tier));
    }
    prompt(request.body(), facts);
  }

  /** Tells where the prompt is found. */
  abstract void prompt(byte[] body, RequestFacts.Builder facts);
}
