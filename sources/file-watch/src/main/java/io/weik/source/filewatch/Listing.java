package io.weik.source.filewatch;

import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.api.source.StateEntry;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;

/** The durable list of the files that are known. */
final class Listing {
  static final int PAGE = 10_000;

  private final SourceContext context;
  private final boolean blank;

  private Listing(SourceContext context, boolean blank) {
    this.context = context;
    this.blank = blank;
  }

  /** The list as it is stored. */
  static Listing stored(SourceContext context) {
    return new Listing(context, false);
  }

  /** A list on which nothing is, whatever is stored. */
  static Listing blank(SourceContext context) {
    return new Listing(context, true);
  }

  /** The file at a relative path, if it is known. */
  Optional<KnownFile> find(String path) {
    return context.state(ListingKey.of(path)).map(KnownFile::parse);
  }

  boolean isEmpty() {
    return context.states(ListingKey.ALL, "", 1).isEmpty();
  }

  static StateChange put(String path, KnownFile file) {
    return new StateChange.Put(ListingKey.of(path), file.stored());
  }

  static StateChange remove(String path) {
    return new StateChange.Delete(ListingKey.of(path));
  }

  /** All known files below a folder, in the order of a walk, read page by page. */
  Known below(String folder) {
    return new Known(ListingKey.below(folder));
  }

  /** Known files in order, with a look at the next one. */
  final class Known {
    private final String prefix;
    private String after = "";
    private Iterator<StateEntry> page = List.<StateEntry>of().iterator();
    private boolean last = blank;
    private Optional<StateEntry> next = Optional.empty();

    private Known(String prefix) {
      this.prefix = prefix;
      advance();
    }

    private void advance() {
      if (!page.hasNext() && !last) {
        var entries = context.states(prefix, after, PAGE);
        last = entries.size() < PAGE;
        page = entries.iterator();
      }
      next = page.hasNext() ? Optional.of(page.next()) : Optional.empty();
      next.ifPresent(entry -> after = entry.key());
    }

    boolean hasNext() {
      return next.isPresent();
    }

    /** The key of the next one. */
    String key() {
      return next.orElseThrow(NoSuchElementException::new).key();
    }

    /** The next one. */
    KnownFile file() {
      return KnownFile.parse(next.orElseThrow(NoSuchElementException::new).value());
    }

    /** Takes the next one. */
    KnownFile take() {
      var file = file();
      advance();
      return file;
    }
  }
}
