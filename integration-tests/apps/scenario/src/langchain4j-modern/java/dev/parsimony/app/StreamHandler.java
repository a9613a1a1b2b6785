/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.app;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import java.util.concurrent.CompletableFuture;

/** Hears a streamed answer. */
final class StreamHandler implements StreamingChatResponseHandler {

  private final LangChain4jCall call;
  private final CompletableFuture<ChatResponse> done;

  StreamHandler(LangChain4jCall call, CompletableFuture<ChatResponse> done) {
    this.call = call;
    this.done = done;
  }

  @Override
  public void onPartialResponse(PartialResponse partial, PartialResponseContext context) {
    StreamingHandle handle = context.streamingHandle();
    if (!done.isDone() && !call.piece(partial.text())) {
      handle.cancel();
      done.complete(null);
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
