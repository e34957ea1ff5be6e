package io.weik.source.database.engine;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.source.SourceContext;
import io.weik.source.database.change.Change;
import io.weik.source.database.table.UndecodableException;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Stores what a connector reads: events and position together. One thread. */
final class Following {
  private final SourceContext context;
  private final Reader reader;
  private final Decoder decoder;
  private final Lag lag;
  private StoredPosition position;
  private @Nullable Instant committed;
  private boolean ready;

  Following(
      SourceContext context, Reader reader, Decoder decoder, Lag lag, StoredPosition position) {
    this.context = context;
    this.reader = reader;
    this.decoder = decoder;
    this.lag = lag;
    this.position = position;
  }

  /** How far it is stored. */
  StoredPosition position() {
    return position;
  }

  /** Goes on until interrupted, or until the connection breaks. */
  void run() throws SQLException, InterruptedException {
    while (true) {
      step();
    }
  }

  private void step() throws SQLException, InterruptedException {
    var records = reader.poll();
    if (!records.isEmpty()) {
      var drafts = drafts(records);
      var next = position.at(records.getLast().sourceOffset());
      context.emitter().emit(drafts, next.put());
      position = next;
    }
    if (!ready && reader.streams()) {
      ready = true;
      context.ready();
    }
    if (ready) {
      lag.tell(position, committed);
    }
  }

  private List<EventDraft> drafts(List<SourceRecord> records) throws InterruptedException {
    var drafts = new ArrayList<EventDraft>(records.size());
    for (var record : records) {
      var place = decoder.place(record);
      if (place.isPresent()) {
        change(record, place.get()).ifPresent(change -> drafts.add(change.draft()));
      }
    }
    return drafts;
  }

  private Optional<Change> change(SourceRecord record, Place place) throws InterruptedException {
    if (place.committedAt() != null) {
      committed = place.committedAt();
    }
    try {
      return decoder.change(record, place);
    } catch (UndecodableException wrong) {
      var raw = Payload.ofText(String.valueOf(record.value()));
      context.deadLetter(
          EventDraft.of("text/plain", raw).withId(place.id()),
          Problem.user("a row cannot be decoded: " + wrong.getMessage()).value(place.position()));
      return Optional.empty();
    }
  }
}
