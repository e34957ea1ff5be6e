package io.weik.source.database;

import io.weik.api.event.Payload;
import io.weik.api.resource.OnGap;
import io.weik.api.source.Gap;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.api.source.StateEntry;
import io.weik.source.database.config.ChangeTracking;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a source remembers of how it finds changes, and where. What it keeps besides is of that way
 * and place, and is forgotten with it. One thread.
 */
final class ChosenWay {
  private static final String KEY = "way";
  private static final String OF_RUNTIME = "~";
  private static final int PAGE = 1000;

  private final SourceContext context;
  private final String place;

  /** Remembered by the source; another place is another story. */
  ChosenWay(SourceContext context, String place) {
    this.context = context;
    this.place = place;
  }

  /** The way it went at this place before; empty at the very first start there. */
  Optional<ChangeTracking> before() {
    return context
        .state(KEY)
        .map(Payload::text)
        .filter(text -> text.endsWith(" " + place))
        .map(text -> ChangeTracking.valueOf(text.substring(0, text.indexOf(' '))));
  }

  /** Remembers the way; a change of it is a gap, since nobody saw what happened in between. */
  void go(ChangeTracking way) throws InterruptedException {
    var before = before();
    if (before.isPresent() && before.get() == way) {
      return;
    }
    if (before.isPresent()) {
      OnGap _ =
          context.gap(
              new Gap(
                  word(before.get()),
                  word(way),
                  "ChangeTracking was changed; what happened in between is not known"));
    }
    forget();
    put(new StateChange.Put(KEY, Payload.ofText(way.name() + " " + place)));
  }

  private void forget() throws InterruptedException {
    var after = "";
    List<StateEntry> page;
    do {
      page = context.states("", after, PAGE);
      var deletes = new ArrayList<StateChange>();
      page.stream()
          .map(StateEntry::key)
          .filter(key -> !key.startsWith(OF_RUNTIME))
          .forEach(key -> deletes.add(new StateChange.Delete(key)));
      put(deletes.toArray(StateChange[]::new));
      after = page.isEmpty() ? after : page.getLast().key();
    } while (page.size() == PAGE);
  }

  private void put(StateChange... changes) throws InterruptedException {
    if (changes.length > 0) {
      var _ = context.emitter().emit(List.of(), changes);
    }
  }

  private static String word(ChangeTracking way) {
    return way == ChangeTracking.LOG ? "log" : "poll";
  }
}
