package io.weik.runtime;

import io.weik.api.event.EventDraft;
import io.weik.api.problem.Problem;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps what a source could not make an event of, as dead letters of the source itself: they are
 * for no flow yet, and stand at no position.
 */
record SourceLetters(String source, EventMaker maker, Instance.Environment environment) {
  private static final String KEPT = "~letter/";

  /** Durable when it returns; a draft whose id was kept before is not kept again. */
  void keep(EventDraft draft, Problem why) throws InterruptedException {
    var clock = environment.clock();
    var event = maker.make(draft).event();
    var mark = StateKeys.ofSource(source, KEPT + event.id());
    if (environment.states().get(mark).isPresent()) {
      return;
    }
    var now = clock.instant();
    var tries = List.of(new DeadLetter.FailedTry(now, why.message()));
    var letter = new DeadLetter(Uuid7.at(now), source, "", "", 0, event, tries);
    var together = new ArrayList<>(List.of(StateKeys.putText(mark, letter.id())));
    new Burial(letter, environment.states(), environment.system()).store(together);
    environment.letters().added();
  }
}
