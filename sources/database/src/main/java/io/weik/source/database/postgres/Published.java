package io.weik.source.database.postgres;

import io.weik.source.database.dialect.OwnComment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The publications of one source as they are on the server.
 *
 * @param names what they are to be named, the one of whole tables first
 * @param found those that are there, by name
 */
record Published(List<String> names, Map<String, Publication> found) {
  /** The one with this name. */
  Optional<Publication> get(String name) {
    return Optional.ofNullable(found.get(name));
  }

  /** Those that are there, for the reader to name. */
  List<String> present() {
    return names.stream().filter(found::containsKey).toList();
  }

  /** Whether all are there. */
  boolean isWhole() {
    return found.size() == names.size();
  }

  /** Those that a source made. */
  List<String> own() {
    return names.stream().filter(name -> get(name).filter(Publication::isOwn).isPresent()).toList();
  }

  /** Whether the source that made them made the slot, too. */
  boolean tellsOwnSlot() {
    return found.values().stream().anyMatch(each -> each.comment().equals(OwnComment.WITH_SLOT));
  }

  /** What stays the same until one is made anew: the server's numbers of them, 0 for none. */
  String identity() {
    return names.stream()
        .map(name -> Long.toString(get(name).map(Publication::oid).orElse(0L)))
        .collect(Collectors.joining("+"));
  }

  /** Whether the first one holds all of these tables whose updates can be told. */
  boolean holds(List<FollowedTable> tables) {
    var oids = tables.stream().filter(FollowedTable::identified).map(FollowedTable::oid).toList();
    return get(names.getFirst())
        .map(now -> now.wide() || now.tables().keySet().containsAll(oids))
        .orElse(false);
  }
}
