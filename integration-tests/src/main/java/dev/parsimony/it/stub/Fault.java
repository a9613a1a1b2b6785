/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.it.stub;

/** Something that goes otherwise than usual for one request. */
public interface Fault {

  /** Changes what the model says. */
  default Answer answer(Answer answer) {
    return answer;
  }

  /** Changes what is sent. */
  default Reply reply(Reply reply) {
    return reply;
  }

  /** This fault, then another on top of it. */
  default Fault and(Fault other) {
    Fault first = this;
    return new Fault() {
      @Override
      public Answer answer(Answer answer) {
        return other.answer(first.answer(answer));
      }

      @Override
      public Reply reply(Reply reply) {
        return other.reply(first.reply(reply));
      }
    };
  }
}
