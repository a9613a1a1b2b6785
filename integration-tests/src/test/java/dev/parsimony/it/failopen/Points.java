/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.failopen;

import java.util.List;

/**
 * The steps of the agent that are made to fail, in the order of the flow. Not among them are the
 * guards themselves, and the few lines around them: the bridge, what an application calls first in
 * a reply's body or a future, and the outermost lambda of a callback.
 */
final class Points {

  /** The way in. */
  private static final String OPENING =
      """
      Dispatcher.handle OpenAiAdapter.call OpenAiAdapter.open SdkRequests.url Engine.dialectOf
      SdkRequests.body SdkTimeouts.attempt Engine.open Reentry.expected InterceptedCall.run
      BlockingCall.run AsyncCall.run Call.begin Requests.read JsonDialect.readRequest
      ConfigSnapshot.lookup PolicyRun.start PolicyRun.ask
      CachePolicy.before SingleflightPolicy.before Call.follow LiveAnswers.find
      """;

  /** To the provider and back. */
  private static final String SENDING =
      """
      BlockingCall.send AsyncCall.send InterceptedCall.send InterceptedCall.sendAsync
      InterceptedCall.outgoing Reentry.expect
      CancellingFuture.onCancel AsyncCall.finish InterceptedCall.resendsAfter
      InterceptedCall.opened OpenAiCall.watched Call.opened Call.tap Call.watched Observer.watch LeakWatch.watch
      PolicyRun.opened SingleflightPolicy.opened
      """;

  /** The reply's body. */
  private static final String READING =
      """
      ReplyTap.read ReplyTap.readUpstream ReplyTap.available ReplyTap.close Call.received
      ReplyLog.append ReplyLog.end ReplyLog.release ReplyLog.whole Stopwatch.chunk
      Call.completed
      """;

  /** The end. */
  private static final String ENDING =
      """
      Call.end Call.close Call.closed PolicyRun.ended CachePolicy.ended SingleflightPolicy.ended
      Observer.closed ClosedCall.weight
      """;

  /** On the agent's own thread. */
  private static final String OBSERVING =
      """
      Observer.drain Observer.tell Analyst.close ChatDialect.readReply PriceTable.cost
      Telemetry.closed SpanWriter.write Ledger.closed
      """;

  /** Answers of the agent's own. */
  private static final String ANSWERING =
      """
      InterceptedCall.answered OpenAiCall.answer Call.answered StoredAnswer.savedTokens SdkHeaders.toSdk KeyedCall.offer
      """;

  /** Waiting for another call's answer. */
  private static final String JOINING =
      """
      BlockingCall.await Call.await Call.resume PolicyRun.resume Call.waiting Call.whenReady
      AsyncCall.wait AsyncCall.resume AsyncCall.follow Waiting.coming AgentThreads.later AgentThreads.relay
      Flight.admit Flight.open Flight.land Seat.announce Seat.serve Seat.serveLive Seat.abandon
      SingleflightPolicy.place SingleflightPolicy.land SingleflightPolicy.offer
      SingleflightPolicy.readAlong Flight.receive ReplyTap.receive ReplyTap.readAlong
      ReplyTap.driveToTheEnd ReplyLog.follow
      ReplyLog.read
      """;

  /** Answers on disk: writing, reading, and what is asked for from outside. */
  private static final String KEEPING =
      """
      LastingAnswers.look LastingAnswers.keep LastingAnswers.found LastingAnswers.read
      LastingAnswers.labelled LastingAnswers.label KeyedLevel.key Fingerprinter.lasting
      CachePolicy.resumed LevelSearch.next LevelRead.limited LevelRead.done LevelRead.finish
      DiskLevel.begin DiskLevel.opening DiskLevel.read DiskLevel.put DiskWriter.put
      DiskReaders.take DiskReaders.read DiskStore.has DiskStore.get DiskStore.put DiskStore.note
      DiskStore.force SegmentFiles.forRecord Segment.append Segment.read Segment.force
      RecordFormat.encode RecordFormat.decode AnswerFormat.write AnswerFormat.read
      Labels.of BodyFields.feed FieldDigests.map EntryLabel.write
      DiskStore.takeUpPurges DiskStore.purge Selection.parse Eraser.find AnswerStore.clear
      """;

  /** Answers that are kept for other values, and given with them. */
  private static final String FILLING =
      """
      NearForms.find NearForms.add NearForms.isRepeated NearForms.answered TemplateCall.of
      TemplateCall.newest Template.match TemplateMatch.choose SlotChoice.isShared
      Fingerprinter.fingerprint CachePolicy.lookNear CachePolicy.lookFurther CachePolicy.answerNear
      NearCall.offer NearCall.given NearCall.kept NearCall.question
      TemplateCall.kept TemplateCall.given TemplateCall.question KeptAnswer.of KeptAnswer.after
      KeptAnswer.write KeptAnswer.read KeptAnswer.filled BlankedAnswer.of KeyedCall.settlement
      """;

  /** Embeddings that travel together. */
  private static final String BATCHING =
      """
      BatchPolicy.before EmbeddingInputs.read BatchKey.of Batches.place Batches.begin Batch.add
      Batch.takes Batch.isFull Batch.leave BatchSeat.depart BatchSeat.announce BatchPolicy.resumed
      BatchSeat.led Batch.body EmbeddingInputs.join Trial.of Trial.isJoined InterceptedCall.judges
      InterceptedCall.escalates InterceptedCall.takesApart ReadBody.ofSeveral Call.takesApart
      Trial.part Parts.own Batch.own BatchSeat.weight EmbeddingShares.of BatchSeat.serve
      KeptHeaders.of Trial.giveUp Batch.failed PolicyRun.tookApart Parts.inPlaceOf
      BatchPolicy.ended BatchSeat.leave BatchSeat.share
      """;

  /** Answers of another model, which are judged. */
  private static final String JUDGING =
      """
      DowngradePolicy.before Trial.of Judging.of InterceptedCall.limitAsync InterceptedCall.judges
      InterceptedCall.isToBeJudged Call.judges Judging.takes InterceptedCall.judgesOn AsyncCall.judge
      InterceptedCall.escalates ReadBody.of Call.escalates Judging.rejects Judging.objection
      AnswerJudge.objection ChatDialect.readReply PolicyRun.escalated Judging.whole ReadBody.before
      Judging.decision PolicyRun.judged InterceptedCall.openedAsync InterceptedCall.opened
      AsyncCall.open AsyncCall.take AsyncCall.give AsyncCall.conclude
      """;

  /** The steps that do not belong to one call alone. */
  static final List<String> BEHIND_THE_CALL = names(OBSERVING + "ClosedCall.weight");

  private Points() {}

  static List<String> all() {
    return names(OPENING + SENDING + READING + ENDING + OBSERVING + ANSWERING + JOINING);
  }

  /** Those of answers on disk, which are reached only where these are kept. */
  static List<String> onDisk() {
    return names(KEEPING);
  }

  /** Those of answers with other values in a template. */
  static List<String> ofTemplates() {
    return names(FILLING);
  }

  /** Those of embeddings that travel together. */
  static List<String> ofBatches() {
    return names(BATCHING);
  }

  /** Those of a cheaper model's answer that is judged. */
  static List<String> ofJudging() {
    return names(JUDGING);
  }

  /**
   * Whether a flow that reaches a step once does so each time. Where others wait for a whole reply,
   * the caller reads the agent's copy of it only if the agent is quicker; and an asynchronous first
   * call may still be on its way back when its request has arrived.
   */
  static boolean isCertain(String point, Flow flow) {
    switch (point) {
      case "ReplyLog.read":
        return flow.name().endsWith("stream");
      case "CancellingFuture.onCancel":
        return !flow.name().equals("joined async by blocking");
      default:
        return true;
    }
  }

  private static List<String> names(String text) {
    return List.of(text.strip().split("\\s+", 0));
  }
}
