/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.engine;

import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.LiveReply;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A policy that does what a test says, and notes what it was asked and told. */
public final class ScriptedPolicy implements Policy {

  /** What a test does at one of the steps. */
  public interface Step {
    void run() throws Exception;
  }

  private final String name;
  private final List<String> journal;
  private final List<EndedReply> ends = new CopyOnWriteArrayList<>();
  private Callable<@Nullable Verdict> verdict = Verdict::proceed;
  private Step opened = () -> {};
  private Step ended = () -> {};
  private volatile @Nullable LiveReply live;
  private @Nullable Object kept;

  public ScriptedPolicy(String name, List<String> journal) {
    this.name = name;
    this.journal = journal;
  }

  public static ScriptedPolicy saying(Callable<@Nullable Verdict> verdict) {
    return new ScriptedPolicy("scripted", new CopyOnWriteArrayList<>()).before(verdict);
  }

  public ScriptedPolicy before(Callable<@Nullable Verdict> step) {
    verdict = step;
    return this;
  }

  /** Keeps a note on each call that it is asked of. */
  public ScriptedPolicy keeping(Object note) {
    kept = note;
    return this;
  }

  public ScriptedPolicy opened(Step step) {
    opened = step;
    return this;
  }

  public ScriptedPolicy ended(Step step) {
    ended = step;
    return this;
  }

  /** What it was asked and told, such as {@code name.before}. */
  public List<String> journal() {
    return journal;
  }

  /** How the calls ended. */
  public List<EndedReply> ends() {
    return ends;
  }

  /** The reply that was opened last. */
  public LiveReply live() {
    LiveReply last = live;
    if (last == null) {
      throw new IllegalStateException("no reply was opened");
    }
    return last;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  @SuppressWarnings("NullAway") // A null verdict is one of the failures that tests inject.
  public Verdict before(PolicyCall call) throws Exception {
    journal.add(name + ".before");
    if (kept != null) {
      call.keep(kept);
    }
    return verdict.call();
  }

  @Override
  public void opened(PolicyCall call, LiveReply reply) throws Exception {
    journal.add(name + ".opened");
    live = reply;
    opened.run();
  }

  @Override
  public void ended(PolicyCall call, EndedReply reply) throws Exception {
    journal.add(name + ".ended");
    ends.add(reply);
    ended.run();
  }
}
