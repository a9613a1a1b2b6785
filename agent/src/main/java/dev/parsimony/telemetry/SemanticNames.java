/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The names that telemetry uses: first those of the GenAI semantic conventions, then our own for
 * what no convention covers. Those of savings are {@link SavingNames}.
 */
final class SemanticNames {

  static final String SCHEMA_URL = "https://opentelemetry.io/schemas/1.41.1";
  static final String SCOPE = "dev.parsimony";

  static final AttributeKey<String> ERROR_TYPE = string("error.type");
  static final AttributeKey<String> SERVER_ADDRESS = string("server.address");
  static final AttributeKey<Long> SERVER_PORT = whole("server.port");
  static final AttributeKey<Long> RESEND_COUNT = whole("http.request.resend_count");
  static final AttributeKey<String> DISTRO_NAME = string("telemetry.distro.name");
  static final AttributeKey<String> DISTRO_VERSION = string("telemetry.distro.version");

  static final AttributeKey<String> OPERATION_NAME = string("gen_ai.operation.name");
  static final AttributeKey<String> PROVIDER_NAME = string("gen_ai.provider.name");
  static final AttributeKey<String> CONVERSATION_ID = string("gen_ai.conversation.id");
  static final AttributeKey<String> OUTPUT_TYPE = string("gen_ai.output.type");
  static final AttributeKey<Long> DIMENSION_COUNT = whole("gen_ai.embeddings.dimension.count");

  static final AttributeKey<String> REQUEST_MODEL = string("gen_ai.request.model");
  static final AttributeKey<Boolean> REQUEST_STREAM =
      AttributeKey.booleanKey("gen_ai.request.stream");
  static final AttributeKey<Double> REQUEST_TEMPERATURE = real("gen_ai.request.temperature");
  static final AttributeKey<Double> REQUEST_TOP_P = real("gen_ai.request.top_p");
  static final AttributeKey<Double> REQUEST_TOP_K = real("gen_ai.request.top_k");
  static final AttributeKey<Double> REQUEST_FREQUENCY_PENALTY =
      real("gen_ai.request.frequency_penalty");
  static final AttributeKey<Double> REQUEST_PRESENCE_PENALTY =
      real("gen_ai.request.presence_penalty");
  static final AttributeKey<Long> REQUEST_MAX_TOKENS = whole("gen_ai.request.max_tokens");
  static final AttributeKey<Long> REQUEST_SEED = whole("gen_ai.request.seed");
  static final AttributeKey<Long> REQUEST_CHOICE_COUNT = whole("gen_ai.request.choice.count");
  static final AttributeKey<List<String>> REQUEST_STOP_SEQUENCES =
      strings("gen_ai.request.stop_sequences");
  static final AttributeKey<List<String>> REQUEST_ENCODING_FORMATS =
      strings("gen_ai.request.encoding_formats");

  static final AttributeKey<String> RESPONSE_ID = string("gen_ai.response.id");
  static final AttributeKey<String> RESPONSE_MODEL = string("gen_ai.response.model");
  static final AttributeKey<List<String>> RESPONSE_FINISH_REASONS =
      strings("gen_ai.response.finish_reasons");
  static final AttributeKey<Double> RESPONSE_TIME_TO_FIRST_CHUNK =
      real("gen_ai.response.time_to_first_chunk");

  static final AttributeKey<Long> USAGE_INPUT = whole("gen_ai.usage.input_tokens");
  static final AttributeKey<Long> USAGE_OUTPUT = whole("gen_ai.usage.output_tokens");
  static final AttributeKey<Long> USAGE_CACHE_READ = whole("gen_ai.usage.cache_read.input_tokens");
  static final AttributeKey<Long> USAGE_CACHE_CREATION =
      whole("gen_ai.usage.cache_creation.input_tokens");
  static final AttributeKey<Long> USAGE_REASONING = whole("gen_ai.usage.reasoning.output_tokens");

  static final AttributeKey<String> GUARDRAIL_ID = string("aws.bedrock.guardrail.id");
  static final AttributeKey<String> OPENAI_API_TYPE = string("openai.api.type");
  static final AttributeKey<String> OPENAI_REQUEST_SERVICE_TIER =
      string("openai.request.service_tier");
  static final AttributeKey<String> OPENAI_RESPONSE_SERVICE_TIER =
      string("openai.response.service_tier");
  static final AttributeKey<String> OPENAI_SYSTEM_FINGERPRINT =
      string("openai.response.system_fingerprint");

  static final AttributeKey<String> TOKEN_TYPE = string("gen_ai.token.type");
  static final String INPUT = "input";
  static final String OUTPUT = "output";

  static final String OPERATION_DURATION = "gen_ai.client.operation.duration";
  static final String TIME_TO_FIRST_CHUNK = "gen_ai.client.operation.time_to_first_chunk";
  static final String TIME_PER_OUTPUT_CHUNK = "gen_ai.client.operation.time_per_output_chunk";
  static final String TOKEN_USAGE = "gen_ai.client.token.usage";

  static final List<Double> SECONDS_BUCKETS =
      buckets(
          0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92);
  static final List<Long> TOKEN_BUCKETS =
      buckets(
          1L, 4L, 16L, 64L, 256L, 1024L, 4096L, 16384L, 65536L, 262144L, 1048576L, 4194304L,
          16777216L, 67108864L);

  static final AttributeKey<String> SERVED_BY = string("parsimony.served_by");
  static final AttributeKey<List<String>> DECISIONS = strings("parsimony.decision");
  static final AttributeKey<String> CACHE_LEVEL = AttributeKey.stringKey("parsimony.cache.level");
  static final AttributeKey<String> CACHE_TEMPLATE = string("parsimony.cache.template");
  static final AttributeKey<List<String>> REASONS = strings("parsimony.reason");
  static final AttributeKey<List<String>> RULES = strings("parsimony.rule");
  static final AttributeKey<List<String>> ROLLOUTS = strings("parsimony.rollout");
  static final AttributeKey<String> ROLLOUT_RULE = string("parsimony.rollout.rule");
  static final AttributeKey<String> ROLLOUT_ARM = string("parsimony.rollout.arm");
  static final AttributeKey<String> MODEL_REQUESTED = string("parsimony.model.requested");
  static final AttributeKey<String> MODEL_SENT = string("parsimony.model.sent");
  static final AttributeKey<String> MODEL_ANSWERED = string("parsimony.model.answered");
  static final AttributeKey<String> ENDPOINT = string("parsimony.endpoint");
  static final AttributeKey<Long> MODEL_SAVED = whole("parsimony.saved.model.estimated_nano_usd");
  static final AttributeKey<Long> BATCH_SIZE = whole("parsimony.batch.size");
  static final AttributeKey<Double> BATCH_WAIT = real("parsimony.batch.wait_ms");
  static final AttributeKey<Long> DISCARDED_INPUT = whole("parsimony.discarded.input_tokens");
  static final AttributeKey<Long> DISCARDED_OUTPUT = whole("parsimony.discarded.output_tokens");
  static final AttributeKey<String> CLIENT_NAME = string("parsimony.client.name");
  static final AttributeKey<String> CLIENT_VERSION = string("parsimony.client.version");
  static final AttributeKey<Double> COST_USD = real("parsimony.cost.usd");
  static final AttributeKey<Long> COST_NANO_USD = whole("parsimony.cost.nano_usd");
  static final AttributeKey<Long> ESTIMATED_INPUT = whole("parsimony.estimated.input_tokens");
  static final AttributeKey<Long> ESTIMATED_OUTPUT = whole("parsimony.estimated.output_tokens");

  static final AttributeKey<String> DECISION_POLICY = string("parsimony.decision.policy");
  static final AttributeKey<String> DECISION_OUTCOME = string("parsimony.decision.outcome");
  static final AttributeKey<String> DECISION_REASON = string("parsimony.decision.reason");
  static final AttributeKey<String> SAVING_POLICY = string("parsimony.saving.policy");
  static final AttributeKey<String> DECISION_RULE = string("parsimony.decision.rule");

  static final String EXCHANGES = "parsimony.exchanges";
  static final String DECISION_COUNT = "parsimony.decisions";
  static final String COST = "parsimony.cost";
  static final String COST_UNKNOWN = "parsimony.cost.unknown";
  static final String DISCARDED_TOKENS = "parsimony.discarded.tokens";
  static final String MODEL_SAVED_COST = "parsimony.saved.model.estimated_cost";
  static final String MODEL_LOST_COST = "parsimony.lost.model.estimated_cost";
  static final AttributeKey<String> BUDGET_NAME = string("parsimony.budget.name");
  static final String BUDGET_USE = "parsimony.budget.use";

  static final AttributeKey<String> TOKENIZER = string("parsimony.tokenizer.name");
  static final String TOKENIZER_RATIO = "parsimony.tokenizer.ratio";
  static final String TOKENIZER_ERROR = "parsimony.tokenizer.error";
  static final String TOKENIZER_SAMPLES = "parsimony.tokenizer.samples";
  static final String SUPPRESSED_FAILURES = "parsimony.suppressed_failures";
  static final String DROPPED_EXCHANGES = "parsimony.dropped_exchanges";

  private static AttributeKey<String> string(String name) {
    return AttributeKey.stringKey(name);
  }

  private static AttributeKey<List<String>> strings(String name) {
    return AttributeKey.stringArrayKey(name);
  }

  private static AttributeKey<Long> whole(String name) {
    return AttributeKey.longKey(name);
  }

  private static AttributeKey<Double> real(String name) {
    return AttributeKey.doubleKey(name);
  }

  @SafeVarargs
  private static <T extends Number> List<T> buckets(T... bounds) {
    return Collections.unmodifiableList(Arrays.asList(bounds));
  }

  private SemanticNames() {}
}
