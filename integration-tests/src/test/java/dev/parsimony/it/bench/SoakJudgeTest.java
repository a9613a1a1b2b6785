/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.bench;

import static org.assertj.core.api.Assertions.assertThat;

import dev.parsimony.it.stub.ProviderStub;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SoakJudgeTest {

  private static final String QUESTION = "Question R1";

  private final SoakJudge judge = new SoakJudge();

  @Test
  void wordsOfTheProvider_areRight() throws Exception {
    judge("blocking", "none", "answered", provider(QUESTION));

    assertThat(judge.wrong()).isZero();
    assertThat(judge.calls()).isOne();
  }

  @Test
  void answerToAnotherQuestion_isWrong() throws Exception {
    judge("blocking", "none", "answered", provider("Question R2"));

    assertThat(judge.wrong()).isOne();
  }

  @Test
  void partOfAnAnswer_isRightOnlyWhereItWasCutOrLeft() throws Exception {
    String part = provider(QUESTION).substring(0, 10);

    judge("stream", "cut", "answered", part);
    judge("stream", "leave", "left", part);
    assertThat(judge.wrong()).isZero();

    judge("stream", "none", "answered", part);
    judge("stream", "leave", "answered", part);
    assertThat(judge.wrong()).isEqualTo(2);
  }

  @Test
  void wholeAnswerWhereTheStreamWasCut_isWrong() throws Exception {
    judge("stream", "cut", "answered", provider(QUESTION));

    assertThat(judge.wrong()).isOne();
  }

  @ParameterizedTest
  @CsvSource({"none", "status-once", "reset-once", "leave"})
  void failureWithoutItsFault_isWrong(String fault) {
    judge("blocking", fault, "failed OpenAIIoException", "");

    assertThat(judge.wrong()).isOne();
  }

  private void judge(String form, String fault, String outcome, String text) {
    judge.judge(new String[] {"call", form, fault, QUESTION, outcome, text});
  }

  private static String provider(String question) throws IOException, InterruptedException {
    try (ProviderStub stub = ProviderStub.start()) {
      HttpRequest request =
          HttpRequest.newBuilder(URI.create(stub.baseUrl() + "/chat/completions"))
              .header("Authorization", "Bearer sk-bench")
              .POST(
                  HttpRequest.BodyPublishers.ofString(
                      """
                      {"model": "gpt-4o-mini", "messages": [{"role": "user", "content": "%s"}]}"""
                          .formatted(question)))
              .build();
      String body =
          HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString()).body();
      return new com.fasterxml.jackson.databind.ObjectMapper()
          .readTree(body)
          .at("/choices/0/message/content")
          .asText();
    }
  }
}
