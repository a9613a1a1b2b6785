/* SPDX-License-Identifier: Apache-2.0 */
package dev.parsimony.policy.cache;

import static java.util.Objects.requireNonNull;

import dev.parsimony.bootstrap.SuppressedFailures;
import dev.parsimony.exchange.Decision;
import dev.parsimony.exchange.ReplyFacts;
import dev.parsimony.exchange.ServedBy;
import dev.parsimony.exchange.WireHeaders;
import dev.parsimony.exchange.WireReply;
import dev.parsimony.policy.EndedReply;
import dev.parsimony.policy.Fingerprint;
import dev.parsimony.policy.LiveReply;
import dev.parsimony.policy.Policy;
import dev.parsimony.policy.PolicyCall;
import dev.parsimony.policy.Verdict;
import java.io.InputStream;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * Lets one of several equal calls in flight ask the provider, and shares its answer. Stands after
 * {@link CachePolicy}, which finds the key and keeps it on the call.
 */
public final class SingleflightPolicy implements Policy {

  private final AnswerStore store;
  private final Releaser releaser;
  private final FleetFlights fleet;
  private final ConcurrentHashMap<Fingerprint, Flight> flights = new ConcurrentHashMap<>();

  /**
   * @param store the same as that of the cache
   * @param executor runs what the application does with an answer that it waited for
   */
  public SingleflightPolicy(AnswerStore store, Executor executor) {
    this(store, executor, FleetFlights.NONE);
  }

  /** The same for the calls of a whole fleet. */
  public SingleflightPolicy(AnswerStore store, Executor executor, FleetFlights fleet) {
    this.store = store;
    this.releaser = new Releaser(executor);
    this.fleet = fleet;
  }

  @Override
  public String name() {
    return "join";
  }

  @Override
  public Verdict before(PolicyCall call) {
    KeyedCall keyed = call.kept(KeyedCall.class);
    if (keyed == null || !keyed.settings().join()) {
      return Verdict.proceed();
    }
    Seat seat = new Seat(keyed);
    call.keep(seat);
    try {
      return verdict(seat);
    } catch (RuntimeException | Error failure) {
      // Whoever fails here is not told of the end: nobody may wait for it.
      seat.abandon();
      landOwn(seat, null);
      throw failure;
    }
  }

  private Verdict verdict(Seat seat) {
    if (seat.call().isRepeated()) {
      leadAnew(seat);
    } else {
      place(seat);
    }
    if (!seat.follows()) {
      return seat.led() == null || seat.call().isRepeated()
          ? Verdict.proceed()
          : leadOfFleet(seat.call());
    }
    if (seat.isServed()) {
      seat.announce();
    }
    return Verdict.join(seat);
  }

  private Verdict leadOfFleet(KeyedCall call) {
    FleetSeat claimed = fleet.claim(call);
    if (claimed == null) {
      return Verdict.proceed();
    }
    call.call().keep(claimed);
    return Verdict.pending(claimed.later());
  }

  @Override
  public Verdict resumed(PolicyCall call, @Nullable Verdict later) {
    Seat seat = call.kept(Seat.class);
    FleetSeat claimed = call.kept(FleetSeat.class);
    Flight led = seat == null ? null : seat.led();
    if (seat == null || claimed == null || led == null) {
      return Verdict.proceed();
    }
    StoredAnswer answer = claimed.answer(store.now());
    Offer offer = seat.call().offer(answer, ReplyHeaders.JOINED);
    if (answer == null || !offer.isGood()) {
      return claimed.waitsOn() ? Verdict.pending(claimed.later()) : whileRenewed(seat, claimed);
    }
    seat.call().keepFound(answer);
    if (!seat.serve(offer.reply(), "fleet", answer.savedTokens())) {
      return Verdict.proceed();
    }
    land(led, answer);
    seat.announce();
    return Verdict.join(seat);
  }

  /* Another JVM has begun to ask: the old answer is given here, too. */
  private Verdict whileRenewed(Seat seat, FleetSeat claimed) {
    Renewal renewal = claimed.renewedElsewhere();
    Offer stale = renewal == null ? null : renewal.stale();
    Flight led = seat.led();
    if (led == null
        || stale == null
        || !stale.isGood()
        || !seat.serve(stale.reply(), Offer.STALE, null)) {
      return Verdict.proceed();
    }
    land(led, null);
    seat.announce();
    return Verdict.join(seat);
  }

  @Override
  public void opened(PolicyCall call, LiveReply reply) {
    Seat seat = call.kept(Seat.class);
    Flight led = seat == null ? null : seat.led();
    if (led == null) {
      return;
    }
    for (Seat follower : led.open(reply, store.now())) {
      releaser.release(
          follower,
          () -> {
            if (!readAlong(follower, led)) {
              place(follower);
            }
          });
      releaser.announceLater(follower);
    }
    led.receive();
  }

  @Override
  public void ended(PolicyCall call, EndedReply reply) {
    Seat seat = call.kept(Seat.class);
    if (seat == null) {
      return;
    }
    // First, so that nobody makes it a leader any more.
    seat.abandon();
    StoredAnswer answer = null;
    try {
      answer = seat.led() == null ? null : seat.call().settle(reply);
    } finally {
      landOwn(seat, answer);
      releaseLease(call);
    }
    tell(call, seat, reply);
  }

  int flightCount() {
    return flights.size();
  }

  /* A repetition shares nothing that was asked for before it; newcomers share its answer. */
  private void leadAnew(Seat seat) {
    Flight own = new Flight(seat.call(), store.now());
    flights.put(own.key(), own);
    seat.lead(own);
  }

  /** Gives a waiting call its place: it leads, follows, reads along or goes alone. */
  private void place(Seat seat) {
    boolean seated = false;
    while (!seated) {
      Flight own = new Flight(seat.call(), store.now());
      Flight present = flights.putIfAbsent(own.key(), own);
      if (present == null) {
        lead(seat, own);
        seated = true;
      } else if (follow(seat, present)) {
        seated = true;
      } else {
        flights.remove(present.key(), present);
      }
    }
  }

  private void lead(Seat seat, Flight own) {
    if (!seat.lead(own)) {
      land(own, null);
      return;
    }
    // The flight before may have ended between the look into the store and this one's start.
    StoredAnswer since = seat.call().storedSince();
    if (since != null) {
      Offer offer = seat.call().offer(since, ReplyHeaders.JOINED);
      if (offer.isGood() && seat.serve(offer.reply(), "just_ended", since.savedTokens())) {
        land(own, since);
      }
    }
  }

  private boolean follow(Seat seat, Flight flight) {
    if (flight.isReadBy(seat.call())) {
      seat.goAlone("own_flight");
      return true;
    }
    if (flight.isSlowerThan(seat.call())) {
      seat.goAlone("slow_flight");
      return true;
    }
    switch (flight.admit(seat, store.now())) {
      case WAITS:
        flight.receive();
        return true;
      case READS_ALONG:
        return readAlong(seat, flight);
      default:
        return false;
    }
  }

  /* False when the flight is over. */
  private boolean readAlong(Seat seat, Flight flight) {
    LiveReply live = flight.live();
    if (live == null) {
      return false;
    }
    WireHeaders headers;
    InputStream body;
    try {
      headers = ReplyHeaders.keptOf(live.headers()).shared(ReplyHeaders.JOINED, 0);
      body = requireNonNull(live.readAlong(), "nothing to read");
    } catch (IllegalStateException noLongerReceived) {
      return flight.awaitEnd(seat);
    } catch (RuntimeException | Error failure) {
      SuppressedFailures.record("reading along", failure);
      boolean waits = flight.awaitEnd(seat);
      flight.receive();
      return waits;
    }
    seat.serveLive(new WireReply(200, headers, () -> body), body);
    return true;
  }

  /* After what was kept: others look for it as soon as they have the lease. */
  private static void releaseLease(PolicyCall call) {
    FleetSeat claimed = call.kept(FleetSeat.class);
    if (claimed != null) {
      claimed.release();
    }
  }

  private void landOwn(Seat seat, @Nullable StoredAnswer answer) {
    Flight led = seat.led();
    if (led != null) {
      land(led, answer);
    }
  }

  private void land(Flight flight, @Nullable StoredAnswer answer) {
    Iterable<Seat> followers = flight.land();
    flights.remove(flight.key(), flight);
    for (Seat follower : followers) {
      if (answer == null) {
        releaser.release(follower, () -> moveOn(follower, "leader_failed"));
      } else {
        releaser.releaseLater(follower, () -> offer(follower, answer));
      }
    }
  }

  private void offer(Seat follower, StoredAnswer answer) {
    Offer offer = follower.call().offer(answer, ReplyHeaders.JOINED);
    if (offer.isGood()) {
      follower.serve(offer.reply(), "in_flight", answer.savedTokens());
      follower.announce();
    } else {
      moveOn(follower, offer.reason());
    }
  }

  /* The first who moves on leads the next flight, and the others follow it: a crowd stays one. */
  private void moveOn(Seat follower, String reason) {
    if (follower.isGone()) {
      return;
    }
    if (follower.takesAnotherRound(reason)) {
      place(follower);
    } else {
      follower.goAlone(reason);
    }
    releaser.announceLater(follower);
  }

  private void tell(PolicyCall call, Seat seat, EndedReply reply) {
    String reason = seat.reason();
    if (reply.servedBy() == ServedBy.JOINED) {
      decide(call, seat, "joined", reason == null ? "in_flight" : reason);
      call.keep(savedTokens(seat, reply.facts()));
    } else if (seat.isGone()) {
      decide(call, seat, "abandoned", "not_awaited");
    } else if (reason != null) {
      decide(call, seat, "went_alone", reason);
    } else {
      tellOfFleet(call, seat);
    }
  }

  private void tellOfFleet(PolicyCall call, Seat seat) {
    FleetSeat claimed = call.kept(FleetSeat.class);
    String reason = claimed == null ? null : claimed.reason();
    if (reason != null) {
      decide(call, seat, "went_alone", reason);
    }
  }

  private void decide(PolicyCall call, Seat seat, String outcome, String reason) {
    call.decide(new Decision(name(), outcome, reason, seat.call().settings().rule()));
  }

  private static SavedTokens savedTokens(Seat seat, @Nullable ReplyFacts facts) {
    SavedTokens known = seat.saved();
    return known != null ? known : new SavedTokens(facts == null ? null : facts.usage());
  }
}
