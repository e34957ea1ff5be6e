package io.weik.runtime;

import io.weik.api.event.Event;
import io.weik.api.event.EventDraft;
import io.weik.api.event.Extensions;
import io.weik.api.resource.EventSource;
import java.time.Clock;
import java.util.List;
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

  /**
   * For events of one source.
   *
   * @param places where its type has columns looked for: {@link
   *     io.weik.api.source.SourceType#columnPlaces}
   */
  EventMaker(EventSource source, List<String> places, SourceFigures figures, Clock clock) {
    this.source = source;
    this.variables = new VariableMapper(source.variables(), places);
    this.figures = figures;
    this.clock = clock;
  }

  Append make(EventDraft draft) {
    var now = clock.instant();
    var event =
        new Event(
            draft.id().orElseGet(() -> Uuid7.at(now)),
            source.eventSource(),
            filled(source.eventType(), draft),
            draft.subject().or(() -> source.subject().map(text -> filled(text, draft))),
            draft.time().orElse(now),
            draft.dataContentType(),
            draft.dataSchema(),
            extensions(draft),
            draft.data());
    return new Append(event, draft.duplicateKey().or(draft::id));
  }

  /** The text with the draft's values in place of the placeholders for them. */
  private static String filled(String text, EventDraft draft) {
    if (draft.values().isEmpty() || !text.contains("${")) {
      return text;
    }
    var filled = text;
    for (var value : draft.values().entrySet()) {
      filled = filled.replace("${" + value.getKey() + "}", value.getValue());
    }
    return filled;
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
