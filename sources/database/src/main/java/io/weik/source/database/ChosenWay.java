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
import java.util.Set;

/**
 * What a source remembers of how it finds changes, and where. What it keeps besides is of that way
 * and place, and is forgotten with it. One thread.
 */
final class ChosenWay {
  private static final String KEY = "way";
  private static final String SINCE = "way-since";
  private static final String SERVER = "way-server";
  private static final Set<String> OWN = Set.of(KEY, SINCE, SERVER);
  private static final String OF_RUNTIME = "~";
  private static final int PAGE = 1000;

  private final SourceContext context;
  private final String place;
  private final String server;

  /**
   * Remembered by the source; another place is another story, unless the same server is there.
   *
   * @param server what tells the database from every other, wherever it is; empty when not known
   */
  ChosenWay(SourceContext context, String place, String server) {
    this.context = context;
    this.place = place;
    this.server = server;
  }

  private record Remembered(ChangeTracking way, String place, String server) {}

  private Optional<Remembered> remembered() {
    return context
        .state(KEY)
        .map(text -> text.text().split(" ", 2))
        .map(parts -> new Remembered(ChangeTracking.valueOf(parts[0]), parts[1], server()));
  }

  private String server() {
    return context.state(SERVER).map(Payload::text).orElse("");
  }

  private boolean isHere(Remembered last) {
    return last.place.equals(place) || (!server.isEmpty() && last.server.equals(server));
  }

  /** The way it went at this place before; empty at the very first start there. */
  Optional<ChangeTracking> before() {
    return remembered().filter(this::isHere).map(Remembered::way);
  }

  /**
   * Remembers the way; another one, or another place, is a gap, since nobody saw what happened in
   * between.
   */
  void go(ChangeTracking way) throws InterruptedException {
    var last = remembered();
    if (last.filter(each -> each.way == way && isHere(each)).isEmpty()) {
      if (last.isPresent()) {
        OnGap _ = context.gap(gap(last.get(), way));
      }
      forget();
    } else if (last.get().equals(new Remembered(way, place, server))
        && context.state(SINCE).isEmpty()) {
      return;
    }
    put(
        new StateChange.Put(KEY, Payload.ofText(way.name() + " " + place)),
        server.isEmpty()
            ? new StateChange.Delete(SERVER)
            : new StateChange.Put(SERVER, Payload.ofText(server)),
        new StateChange.Delete(SINCE)); // it may be back before anybody said that it may go on
  }

  private Gap gap(Remembered last, ChangeTracking way) throws InterruptedException {
    if (isHere(last)) {
      return new Gap(
          word(last.way()),
          word(way) + " since " + since(word(way)),
          "ChangeTracking was changed; what happened in between is not known");
    }
    return new Gap(
        word(last.way()) + " of " + last.place(),
        word(way) + " of " + place + " since " + since(place),
        "the database is named %s now, and was %s; what happened in between is not known"
            .formatted(place, last.place()));
  }

  /** When it was first found; the same at each start until someone lets it go on. */
  private String since(String what) throws InterruptedException {
    var stored = context.state(SINCE).map(Payload::text).filter(text -> text.endsWith(" " + what));
    if (stored.isPresent()) {
      return stored.get().substring(0, stored.get().indexOf(' '));
    }
    var now = context.clock().instant().toString();
    put(new StateChange.Put(SINCE, Payload.ofText(now + " " + what)));
    return now;
  }

  private void forget() throws InterruptedException {
    var after = "";
    List<StateEntry> page;
    do {
      page = context.states("", after, PAGE);
      var deletes = new ArrayList<StateChange>();
      page.stream()
          .map(StateEntry::key)
          .filter(key -> !key.startsWith(OF_RUNTIME) && !OWN.contains(key))
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
