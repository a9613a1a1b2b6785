/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.caching;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.harness.AppCommand;
import dev.parsimony.it.harness.AppResult;
import dev.parsimony.it.stub.ProviderStub;
import dev.parsimony.it.stub.RandomFault;
import dev.parsimony.it.stub.StubRequest;
import dev.parsimony.it.telemetry.ExportedSpan;
import dev.parsimony.it.telemetry.Testbed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Many threads with few questions, in all forms, at a provider that often fails, and callers who
 * give up: nobody gets a wrong answer, hangs, or fails for another's sake.
 */
class MixTest {

  private static final int THREADS = 16;
  private static final int ROUNDS = 60;
  private static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(20);
  private static final List<String> FORMS =
      List.of("blocking", "async", "raw", "stream", "async-stream", "raw-stream");
  private static final String CONFIG =
      """
      mode: optimize
      rules:
        - name: everything
          cache: {ttl: 1h, retry-window: 0s}
      """;

  private final Testbed bed = Testbed.start(CONFIG);
  private final List<Asked> asked = new ArrayList<>();

  @AfterEach
  void stop() {
    bed.close();
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nobodyIsHarmedByAnother(long seed) {
    Random random = new Random(seed);
    RandomFault faults = new RandomFault(seed);
    bed.provider().when(request -> true, faults);
    long start = System.nanoTime();
    for (int round = 0; round < ROUNDS && System.nanoTime() - start < MOST_NANOS; round++) {
      play(random, round);
    }

    Map<String, String> answers = answers();
    asked.forEach(call -> call.check(answers.get(call.prompt)));
    assertThat(asked.stream().filter(Asked::hasFailedAlone)).hasSizeLessThanOrEqualTo(faults.bad());
    areAccountedFor();
    bed.provider().reset();
    answers.forEach(
        (prompt, answer) -> assertThat(bed.send(AppCommand.chat(prompt)).text()).isEqualTo(answer));
    bed.end();
  }

  /* Sixteen calls at once, of which some are given up. */
  private void play(Random random, int round) {
    List<Asked> now = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      String prompt = "[words:5] question " + round / 3 + "." + random.nextInt(4);
      Asked call = new Asked("call-" + i, prompt, FORMS.get(random.nextInt(FORMS.size())));
      now.add(call);
      bed.begin(call.id, call.command(random));
      if (random.nextInt(4) == 0) {
        now.get(random.nextInt(now.size())).giveUp(bed, random);
      }
    }
    now.forEach(call -> call.result = bed.app().await(call.id));
    asked.addAll(now);
  }

  private Map<String, String> answers() {
    Map<String, String> answers = new HashMap<>();
    for (StubRequest request : bed.provider().requests()) {
      String body = request.bodyText();
      int from = body.indexOf("[words");
      answers.put(body.substring(from, body.indexOf('"', from)), ProviderStub.answerTo(request));
    }
    return answers;
  }

  private void areAccountedFor() {
    // What an application has dropped is told of when the garbage is collected.
    bed.app().heap();
    List<Object> servedBy = bed.awaitSpans().stream().map(ExportedSpan::servedBy).toList();
    assertThat(servedBy).hasSize(asked.size()).contains("cache", "joined");
    assertThat(servedBy.stream().filter("provider"::equals))
        .hasSizeGreaterThanOrEqualTo(bed.provider().calls());
  }

  /** One call, and what came of it. */
  private static final class Asked {

    private final String id;
    private final String prompt;
    private final String form;
    private boolean disturbed;
    private AppResult result;

    Asked(String id, String prompt, String form) {
      this.id = id;
      this.prompt = prompt;
      this.form = form;
    }

    AppCommand command(Random random) {
      AppCommand command = AppCommand.chat(prompt).form(form).maxRetries(0);
      if (form.endsWith("stream") && random.nextBoolean()) {
        command = command.body("stream_options", Map.of("include_usage", true));
      }
      if (random.nextInt(10) == 0) {
        disturbed = true;
        command = command.timeoutMillis(20);
      }
      return command;
    }

    void giveUp(Testbed bed, Random random) {
      disturbed = true;
      if (random.nextBoolean()) {
        bed.app().cancel(id);
      } else {
        bed.app().interrupt(id);
      }
    }

    /* Whoever was answered has the answer; who went away himself may have its beginning. */
    void check(String answer) {
      assertThat(result.invalid()).isEmpty();
      if (result.ok() && !disturbed) {
        assertThat(result.text()).isEqualTo(answer);
      } else {
        assertThat(answer).startsWith(result.text());
      }
    }

    /** Whether it failed although it neither gave up nor read along with another. */
    boolean hasFailedAlone() {
      return !disturbed && !form.endsWith("stream") && !result.ok();
    }
  }
}
