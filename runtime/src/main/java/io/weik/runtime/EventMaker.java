package io.weik.runtime;

import io.weik.api.event.Event;
import io.weik.api.event.EventDraft;
import io.weik.api.event.Extensions;
import io.weik.api.resource.EventSource;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes whole events of one source's drafts. Safe for use by several threads. */
final class EventMaker {
  private final EventSource source;
  private final VariableMapper variables;
  private final SourceFigures figures;
  private final Clock clock;

  EventMaker(EventSource source, SourceFigures figures, Clock clock) {
    this.source = source;
    this.variables = new VariableMapper(source.variables());
    this.figures = figures;
    this.clock = clock;
  }

  Append make(EventDraft draft) {
    var now = clock.instant();
    var event =
        new Event(
            draft.id().orElseGet(() -> Uuid7.at(now)),
            source.eventSource(),
            source.eventType(),
            draft.subject().or(source::subject),
            draft.time().orElse(now),
            draft.dataContentType(),
            draft.dataSchema(),
            extensions(draft),
            draft.data());
    return new Append(event, draft.duplicateKey().or(draft::id));
  }

  private SortedMap<String, Object> extensions(EventDraft draft) {
    if (variables.isEmpty()) {
      return draft.extensions();
    }
    Optional<String> mapped = variables.map(draft.dataContentType(), draft.data());
    if (mapped.isEmpty()) {
      figures.unmapped();
      return draft.extensions();
    }
    var all = new TreeMap<>(draft.extensions());
    all.putAll(Map.of(Extensions.VARIABLES, mapped.get()));
    return all;
  }
}
