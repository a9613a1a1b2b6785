package dev.parsimony.it.stub;

/** Why a model stopped. */
enum Finish {
  STOP,
  LENGTH,
  CONTENT_FILTER,
  TOOL_CALLS,
  /** No reason is given: null on the wire. */
  UNSAID;

  /** The word on the wire of chat and legacy completions. */
  String word() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
