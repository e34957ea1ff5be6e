package io.weik.source.httppoll;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.Polled;
import io.weik.api.source.TryLaterException;
import io.weik.source.httppoll.item.EmitMode;
import io.weik.source.httppoll.item.FirstPoll;
import io.weik.source.httppoll.item.Page;
import io.weik.source.httppoll.item.Round;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One poll: reads page after page, then stores where it got to together with the events. */
final class Visit {
  private static final String TOPIC = "paging";

  private final HttpPoller poller;
  private final Position before;
  private final TemplateValues values;
  private final Deadline deadline;
  private final Instant since;
  private final Round round;
  private final Set<String> asked = new HashSet<>();
  private String place;
  private String fingerprint;
  private Optional<String> cursor;
  private Optional<Validators> validators = Optional.empty();
  private Optional<Problem> warning = Optional.empty();
  private int count;

  Visit(HttpPoller poller, Position before, TemplateValues values) {
    this.poller = poller;
    this.before = before;
    this.values = values;
    this.deadline = Deadline.in(poller.config.timeout());
    this.round = poller.harvest.begin();
    this.cursor = before.cursor();
    var rest = before.rest().filter(left -> left.paging().equals(poller.config.paging().name()));
    this.place = rest.map(Position.Rest::place).orElse(Pages.FIRST);
    this.fingerprint = rest.map(Position.Rest::page).orElse("");
    this.since = rest.map(Position.Rest::since).orElseGet(poller.context.clock()::instant);
  }

  Polled make() throws InterruptedException {
    var next = Optional.of(place);
    while (next.isPresent() && goesOn()) {
      place = next.get();
      var call = poller.pages.call(place, values);
      if (!asked.add(Fingerprint.of(call.key()))) {
        warning = Optional.of(loop(call));
        next = Optional.empty();
        break;
      }
      try (var answer = answer(call)) {
        if (answer.isNotModified() && asks(call)) {
          return new Polled("not modified", false);
        }
        next = isPastTheEnd(answer) ? ended() : taken(call, answer);
      }
    }
    return finish(next);
  }

  private Answer answer(Call call) throws InterruptedException {
    long start = System.nanoTime();
    var answer = poller.exchange.send(asking(call), deadline);
    poller.context.took("first byte", Duration.ofNanos(System.nanoTime() - start));
    return answer;
  }

  /**
   * Pages that do not fit into the time are left to the next poll while what was read can still be
   * stored. A poll that emits nothing must see everything, so that nothing old looks new to the
   * next.
   */
  private boolean goesOn() {
    boolean baseline = poller.config.firstPoll() == FirstPoll.NONE && before.lastPoll().isEmpty();
    return count == 0 || baseline || (count < poller.config.maxPages() && !deadline.isHalfGone());
  }

  /** Who wants all items at every poll wants those that have not changed, too. */
  private boolean isConditional() {
    return count == 0
        && place.equals(Pages.FIRST)
        && poller.config.method().isGet()
        && poller.config.emit() != EmitMode.ALL;
  }

  private Optional<Validators> known(Call call) {
    return before
        .validators()
        .filter(_ -> isConditional())
        .filter(each -> each.request().equals(request(call)));
  }

  private boolean asks(Call call) {
    return known(call).isPresent();
  }

  private Call asking(Call call) {
    return known(call).map(each -> call.with(each.headers()).with(call.headers())).orElse(call);
  }

  private String request(Call call) {
    return Fingerprint.of(
        call.key(), call.headers().toString(), poller.harvest.options().toString());
  }

  /** Reads a page; gives the place of the next. */
  private Optional<String> taken(Call call, Answer answer) throws InterruptedException {
    if (!answer.isSuccess()) {
      throw refused(answer);
    }
    var page = read(answer);
    if (isConditional()) {
      validators = Validators.of(answer, request(call), poller.context.clock().instant());
    }
    count++;
    cursor =
        page.cursor()
            .filter(_ -> poller.config.keepsCursor())
            .filter(text -> !text.isEmpty())
            .or(() -> cursor);
    var next = poller.pages.next(place, values, answer, page);
    var body = answer.body().fingerprint();
    if (next.isPresent() && isCounted() && body.equals(fingerprint)) {
      warning = Optional.of(same(call));
      return Optional.empty();
    }
    fingerprint = body;
    return next;
  }

  /** Many servers refuse a page after the last, as WordPress by 400 and Django by 404. */
  private boolean isPastTheEnd(Answer answer) {
    boolean refused = answer.status() == 400 || answer.status() == 404 || answer.status() == 416;
    return refused && isCounted() && !place.equals(Pages.FIRST);
  }

  private Optional<String> ended() {
    count++;
    return Optional.empty();
  }

  private boolean isCounted() {
    return switch (poller.config.paging()) {
      case OFFSET, PAGE -> true;
      case NONE, LINK_HEADER, NEXT_URL, CURSOR -> false;
    };
  }

  private Page read(Answer answer) throws InterruptedException {
    if (answer.status() == 204 || answer.status() == 205) {
      return new Page(0, Optional.empty(), Optional.empty());
    }
    long start = System.nanoTime();
    try {
      var page = round.read(answer.body(), answer.header("Content-Type"));
      poller.wire.tellBroken(answer, deadline);
      return page;
    } catch (IOException | RuntimeException failure) {
      poller.wire.tellBroken(answer, deadline);
      throw unreadable(failure);
    } finally {
      poller.context.took("read", Duration.ofNanos(System.nanoTime() - start));
    }
  }

  /** What a reader tells may quote what the server said back. */
  private RuntimeException unreadable(Exception failure) {
    if (failure.getClass() == ProblemException.class) {
      var problems = ((ProblemException) failure).problems();
      return new ProblemException(problems.stream().map(poller.redaction::shown).toList());
    }
    return failure instanceof RuntimeException unchecked
        ? unchecked
        : new ProblemException(
            Problem.remote("the answer cannot be read")
                .value(poller.redaction.shown(Causes.text(failure))),
            failure);
  }

  /**
   * A page that was left over and is refused must not be asked for again and again, unless there is
   * a time to come again.
   */
  private ProblemException refused(Answer answer) throws InterruptedException {
    var refusal = poller.refusals.exception(answer, poller.context.clock().instant());
    boolean later = !BadStatus.isOurs(answer.status()) || refusal instanceof TryLaterException;
    if (!later && count == 0 && before.rest().isPresent()) {
      poller.context.emitter().emit(List.of(), before.withoutRest().stored());
    }
    return refusal;
  }

  private Polled finish(Optional<String> next) throws InterruptedException {
    var counts = round.finish(after(next).stored());
    warning.ifPresentOrElse(
        problem -> poller.context.warn(TOPIC, problem), () -> poller.context.clear(TOPIC));
    var summary = new StringBuilder(counts.items() + (counts.items() == 1 ? " item" : " items"));
    summary.append(", ").append(counts.fresh()).append(" new");
    if (counts.changed() > 0) {
      summary.append(", ").append(counts.changed()).append(" changed");
    }
    return new Polled(
        summary.toString(), next.isPresent() && counts.fresh() + counts.changed() > 0);
  }

  private Position after(Optional<String> next) {
    var paging = poller.config.paging().name();
    var rest = next.map(left -> new Position.Rest(paging, left, fingerprint, since));
    return new Position(
        before.identity(),
        rest.isPresent() ? before.lastPoll() : Optional.of(since),
        cursor,
        rest,
        validators.filter(_ -> count == 1 && rest.isEmpty() && warning.isEmpty()));
  }

  private static Problem loop(Call call) {
    return Problem.remote("the next page was read already")
        .value(Shown.address(call.uri()))
        .hint("the poll ended there; check Paging, and the address of the next page");
  }

  private Problem same(Call call) {
    return Problem.user("two pages in a row are the same")
        .value(Shown.address(call.uri()))
        .hint("the server does not know that parameter: check OffsetParameter or PageParameter");
  }
}
