package io.weik.source.httppoll.item;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One poll: its pages in order, then {@link #finish}. One thread. */
public final class Round {
  private static final int MOST_DRAFTS = 1000;
  private static final long MOST_BYTES = 4L << 20;
  private static final long MOST_IDENTITIES = 1_000_000;
  private static final long MOST_CONTENTS = 2 * MOST_IDENTITIES;
  private static final String NO_ID = "item-id";
  private static final String SAME_ID = "same-id";

  private final SourceContext context;
  private final Harvest.Options options;
  private final Memory memory;
  private final Runnable forgetMemory;
  private final Sieve sieve;
  private final int week;
  private final List<EventDraft> drafts = new ArrayList<>();
  private long bytes;
  private int pages;
  private long items;
  private long itemsOfPage;
  private long fresh;
  private long changed;

  /**
   * Begins one.
   *
   * @param forgetMemory has the memory read anew at the next poll
   */
  Round(SourceContext context, Harvest.Options options, Memory memory, Runnable forgetMemory) {
    this.context = context;
    this.options = options;
    this.memory = memory;
    this.forgetMemory = forgetMemory;
    boolean silent = memory.isFirst() && options.firstPoll() == FirstPoll.NONE;
    var now = context.clock().instant();
    this.week = Sieve.weekOf(now);
    this.sieve = new Sieve(memory, options, silent, now);
  }

  /**
   * Reads one page to its end; blocks while full batches of events are being stored.
   *
   * @param contentType the header's value
   * @throws io.weik.api.problem.ProblemException when it is not what it should be; what was emitted
   *     before stays
   * @throws IOException when the stream fails
   */
  public Page read(InputStream body, Optional<String> contentType)
      throws IOException, InterruptedException {
    pages++;
    itemsOfPage = 0;
    var opened = Body.open(body, contentType, options);
    var links = Bodies.read(opened, options, memory.isFirst(), this::take);
    return new Page(itemsOfPage, links.nextUrl(), links.cursor());
  }

  private void take(Item item) throws IOException, InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
    items++;
    itemsOfPage++;
    switch (sieve.judge(item, pages)) {
      case Sieve.Verdict.Known _ -> {}
      case Sieve.Verdict.Fresh(var draft) -> {
        fresh++;
        add(draft);
      }
      case Sieve.Verdict.Changed(var draft) -> {
        changed++;
        add(draft);
      }
    }
  }

  private void add(EventDraft draft) throws InterruptedException {
    drafts.add(draft);
    bytes += draft.data().map(Payload::size).orElse(0);
    if (drafts.size() >= MOST_DRAFTS || bytes >= MOST_BYTES) {
      emit(memory.changesOfBatch());
    }
  }

  private void emit(List<StateChange> changes) throws InterruptedException {
    boolean stored = false;
    try {
      context.emitter().emit(List.copyOf(drafts), changes.toArray(StateChange[]::new));
      stored = true;
    } finally {
      if (!stored) {
        forgetMemory.run();
      }
    }
    drafts.clear();
    bytes = 0;
  }

  /**
   * Ends the poll: emits what is left, and stores what was met and {@code together} with it in one
   * atomic write. When there is nothing to store, nothing is written.
   */
  public Counts finish(StateChange... together) throws InterruptedException {
    memory.forget(MOST_IDENTITIES, MOST_CONTENTS, week);
    var changes = new ArrayList<>(memory.changesOfPoll());
    changes.addAll(List.of(together));
    if (!drafts.isEmpty() || !changes.isEmpty()) {
      emit(changes);
    }
    sieve.done();
    tell();
    return new Counts(items, fresh, changed);
  }

  private void tell() {
    boolean isMissing = options.itemId().isPresent() && sieve.withoutId() > 0;
    tell(NO_ID, isMissing ? Optional.of(withoutId()) : Optional.empty());
    tell(SAME_ID, sieve.ambiguous().map(Round::sameId));
  }

  private void tell(String topic, Optional<Problem> problem) {
    problem.ifPresentOrElse(found -> context.warn(topic, found), () -> context.clear(topic));
  }

  private Problem withoutId() {
    return Problem.user("%d of %d items have no id".formatted(sieve.withoutId(), items))
        .value(options.itemId().map(ItemPath::toString).orElse(""))
        .expected("a text or a number there")
        .hint("they are told apart by their content: one that changes counts as new");
  }

  private static Problem sameId(String label) {
    return Problem.user("two items of one poll have the same id and differ")
        .value(label)
        .hint("each counts as a change of the other: name an ItemId that is unique");
  }
}
