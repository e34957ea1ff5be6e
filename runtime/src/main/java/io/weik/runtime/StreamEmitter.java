package io.weik.runtime;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.resource.EventSource;
import io.weik.api.source.Emitted;
import io.weik.api.source.Emitter;
import io.weik.api.source.StateChange;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;

/** Makes one source's drafts durable in its stream. */
final class StreamEmitter implements Emitter {
  private final EventSource source;
  private final String stream;
  private final EventMaker maker;
  private final EventLog log;
  private final SourceFigures figures;
  private final RuntimeListener listener;
  private final Clock clock;

  StreamEmitter(
      EventSource source,
      EventMaker maker,
      EventLog log,
      SourceFigures figures,
      RuntimeListener listener,
      Clock clock) {
    this.source = source;
    this.stream = source.stream();
    this.maker = maker;
    this.log = log;
    this.figures = figures;
    this.listener = listener;
    this.clock = clock;
  }

  @Override
  public Emitted emit(List<EventDraft> drafts, StateChange... changes) throws InterruptedException {
    var appends = new ArrayList<Append>(drafts.size());
    for (var draft : drafts) {
      appends.add(maker.make(draft));
    }
    var appended = log.append(stream, appends, StateKeys.ofSource(source.name(), changes));
    return tell(appends, appended);
  }

  private Emitted tell(List<Append> appends, List<Appended> appended) {
    var events = new ArrayList<Emitted.One>(appends.size());
    int stored = 0;
    long bytes = 0;
    for (int i = 0; i < appends.size(); i++) {
      var event = appends.get(i).event();
      var result = appended.get(i);
      events.add(new Emitted.One(event.id(), result.position(), result.duplicate()));
      if (result.duplicate()) {
        figures.duplicate();
      } else {
        stored++;
        bytes += event.data().map(Payload::size).orElse(0);
        listener.stored(source, event, result.position());
      }
    }
    if (stored > 0) {
      figures.stored(clock.instant(), stored, bytes);
    }
    return new Emitted(events);
  }
}
