/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.dialect.openai;

/** The formats whose replies are lists of choices. */
enum ChunkFormat {
  /** A choice holds a message, and its chunks hold deltas. */
  CHAT("chat.completion", "chat.completion.chunk"),
  /** The same as Mistral speaks it: content may be a list, and usage comes with the last choice. */
  MISTRAL("chat.completion", "chat.completion.chunk"),
  /** A choice holds a text, and so do its chunks. */
  TEXT("text_completion", "text_completion");

  private final String wholeType;
  private final String chunkType;

  ChunkFormat(String wholeType, String chunkType) {
    this.wholeType = wholeType;
    this.chunkType = chunkType;
  }

  /** The field {@code object} of a whole reply. */
  String wholeType() {
    return wholeType;
  }

  /** The field {@code object} of a chunk. */
  String chunkType() {
    return chunkType;
  }

  /** Whether a choice holds a message. */
  boolean hasMessages() {
    return this != TEXT;
  }
}
