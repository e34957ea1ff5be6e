package io.weik.testkit;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.source.Polled;
import io.weik.api.source.Schedule;
import io.weik.api.source.Source;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** A world of numbered entries, and sources that take them in one by one. */
final class Ledger {
  private final AtomicInteger entries = new AtomicInteger();

  void write(int count) {
    entries.addAndGet(count);
  }

  int size() {
    return entries.get();
  }

  /** Looks only when it is polled. */
  Source polling() {
    return polling(this::takeIn);
  }

  static Source polling(Source.Body look) {
    return new Source.Polling(
        new Schedule.Every(Duration.ofSeconds(1)),
        true,
        Duration.ZERO,
        Duration.ofSeconds(30),
        context ->
            () -> {
              look.run(context);
              return new Polled("looked", false);
            });
  }

  /** Looks again and again. */
  Source running() {
    return new Source.Running(this::keepLooking, Optional.of(this::takeIn));
  }

  private void keepLooking(SourceContext context) throws InterruptedException {
    context.ready();
    do {
      takeIn(context);
    } while (!new CountDownLatch(1).await(1, TimeUnit.MILLISECONDS));
  }

  private void takeIn(SourceContext context) throws InterruptedException {
    for (int entry : after(read(context))) {
      context.emitter().emit(List.of(draft("entry-" + entry)), read(entry));
    }
  }

  static int read(SourceContext context) {
    return context.state("read").map(value -> Integer.parseInt(value.text())).orElse(0);
  }

  static StateChange read(int entry) {
    return new StateChange.Put("read", Payload.ofText(Integer.toString(entry)));
  }

  static EventDraft draft(String id) {
    return EventDraft.of("text/plain", Payload.ofText(id)).withId(id);
  }

  List<Integer> after(int entry) {
    return IntStream.rangeClosed(entry + 1, size()).boxed().toList();
  }
}
