/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.bench;

import com.openai.client.OpenAIClient;
import com.openai.core.http.AsyncStreamResponse;
import com.openai.core.http.StreamResponse;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import java.util.Iterator;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One call of the soak, and what came of it. */
final class SoakCall {

  private static final long PATIENCE_SECONDS = 60;

  private final OpenAIClient client;
  private final String form;
  private final String fault;
  private final String prompt;
  private final int leaveAfter;
  private final StringBuffer text = new StringBuffer();
  private String outcome = "answered";

  /**
   * @param fault {@code leave} when the application does not stay for the end
   * @param leaveAfter the chunks, or the milliseconds, after which it leaves
   */
  SoakCall(OpenAIClient client, String form, String fault, String prompt, int leaveAfter) {
    this.client = client;
    this.form = form;
    this.fault = fault;
    this.prompt = prompt;
    this.leaveAfter = leaveAfter;
  }

  /** Makes the call; returns form, fault, prompt, outcome and text. */
  String run() {
    try {
      make(Chats.asking(prompt));
    } catch (Exception e) {
      Throwable cause = cause(e);
      outcome = "failed " + cause.getClass().getSimpleName();
      text.append(" [").append(told(cause)).append(']');
    }
    return String.join("\t", "call", form, fault, prompt, outcome, text);
  }

  private void make(ChatCompletionCreateParams params) throws Exception {
    if (form.equals("blocking")) {
      text.append(textOf(client.chat().completions().create(params)));
    } else if (form.equals("async")) {
      async(client.async().chat().completions().create(params));
    } else if (form.equals("stream")) {
      stream(params);
    } else {
      asyncStream(client.async().chat().completions().createStreaming(params));
    }
  }

  private void async(CompletableFuture<ChatCompletion> future) throws Exception {
    boolean leaving = fault.equals("leave");
    long patience = leaving ? leaveAfter : TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS);
    try {
      text.append(textOf(future.get(patience, TimeUnit.MILLISECONDS)));
    } catch (TimeoutException e) {
      if (!leaving) {
        throw e;
      }
      // It may have come to its end at the last moment.
      if (future.cancel(true)) {
        outcome = "left";
      } else {
        text.append(textOf(future.get()));
      }
    }
  }

  private void stream(ChatCompletionCreateParams params) {
    int chunks = 0;
    try (StreamResponse<ChatCompletionChunk> stream =
        client.chat().completions().createStreaming(params)) {
      Iterator<ChatCompletionChunk> iterator = stream.stream().iterator();
      while (iterator.hasNext()) {
        if (leavesAfter(chunks++)) {
          outcome = "left";
          return;
        }
        text.append(textOf(iterator.next()));
      }
    }
  }

  private void asyncStream(AsyncStreamResponse<ChatCompletionChunk> stream) throws Exception {
    CompletableFuture<String> ended = new CompletableFuture<>();
    stream.subscribe(
        new AsyncStreamResponse.Handler<ChatCompletionChunk>() {
          private int chunks;

          @Override
          public void onNext(ChatCompletionChunk chunk) {
            if (leavesAfter(chunks++)) {
              // On the reading thread: from any other, a close breaks the library's connection.
              stream.close();
              ended.complete("left");
            } else if (!ended.isDone()) {
              text.append(textOf(chunk));
            }
          }

          @Override
          public void onComplete(Optional<Throwable> failure) {
            if (failure.isPresent()) {
              ended.completeExceptionally(failure.get());
            } else {
              ended.complete("answered");
            }
          }
        });
    outcome = ended.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
  }

  private boolean leavesAfter(int chunks) {
    return fault.equals("leave") && chunks >= leaveAfter;
  }

  private static String textOf(ChatCompletion reply) {
    return reply.choices().get(0).message().content().orElse("");
  }

  private static String textOf(ChatCompletionChunk chunk) {
    return chunk.choices().isEmpty() ? "" : chunk.choices().get(0).delta().content().orElse("");
  }

  private static String told(Throwable failure) {
    Throwable cause = failure.getCause();
    String all = cause == null ? failure.toString() : failure + ", " + cause;
    return all.replaceAll("\\s+", " ");
  }

  private static Throwable cause(Throwable e) {
    boolean wrapper = e instanceof ExecutionException || e instanceof CompletionException;
    return wrapper && e.getCause() != null ? cause(e.getCause()) : e;
  }
}
