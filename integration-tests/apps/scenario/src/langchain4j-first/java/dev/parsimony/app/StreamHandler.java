/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import java.util.concurrent.CompletableFuture;

/** Hears a streamed answer, which this version cannot cancel. */
final class StreamHandler implements StreamingChatResponseHandler {

  private final LangChain4jCall call;
  private final CompletableFuture<ChatResponse> done;

  StreamHandler(LangChain4jCall call, CompletableFuture<ChatResponse> done) {
    this.call = call;
    this.done = done;
  }

  @Override
  public void onPartialResponse(String text) {
    if (!done.isDone()) {
      call.piece(text);
    }
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    done.complete(response);
  }

  @Override
  public void onError(Throwable failure) {
    done.completeExceptionally(failure);
  }
}
