package io.weik.source.httppoll.item;

import io.weik.api.digest.Sha256;
import io.weik.api.parameter.CharsetName;
import io.weik.api.source.SourceContext;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes the items out of bodies and emits those that are new. It remembers what it met in the
 * source's state, under keys that start with {@code seen}. Used by one thread at a time.
 */
public final class Harvest {
  private final SourceContext context;
  private final String identity;
  private final Options options;
  private @Nullable Memory memory;

  /**
   * What is taken from a body, and how.
   *
   * @param responsePath where in a body its items stand; the whole body when absent
   * @param itemId where in an item its id stands; else that of a feed's entry, or the content
   * @param format what bodies are; told by the media type or the first bytes when absent
   * @param emit which items become events
   * @param firstPoll what becomes of the items of the first poll
   * @param nextUrl where the address of the next page stands
   * @param cursor where the cursor for the next request stands
   * @param charset of bodies that do not tell theirs by a byte order mark; told by the media type
   *     or the XML declaration when absent
   */
  public record Options(
      Optional<ItemPath> responsePath,
      Optional<ItemPath> itemId,
      Optional<BodyFormat> format,
      EmitMode emit,
      FirstPoll firstPoll,
      Optional<ItemPath> nextUrl,
      Optional<ItemPath> cursor,
      Optional<CharsetName> charset) {
    /** Without a charset. */
    public Options(
        Optional<ItemPath> responsePath,
        Optional<ItemPath> itemId,
        Optional<BodyFormat> format,
        EmitMode emit,
        FirstPoll firstPoll,
        Optional<ItemPath> nextUrl,
        Optional<ItemPath> cursor) {
      this(responsePath, itemId, format, emit, firstPoll, nextUrl, cursor, Optional.empty());
    }
  }

  /**
   * Does no work yet.
   *
   * @param identity of what is polled; what is remembered of another identity, or by another item
   *     id, is dropped, and the poll counts as a first one
   */
  public Harvest(SourceContext context, String identity, Options options) {
    this.context = context;
    var itemId = options.itemId().map(ItemPath::toString).orElse("");
    this.identity = new Sha256().add(identity + "\n" + itemId).hex();
    this.options = options;
  }

  /**
   * One poll. A round that is not finished is as if it had not been, but for the events that were
   * emitted, which are not emitted again.
   *
   * @throws io.weik.api.source.StoreUnavailableException when what is remembered cannot be read
   */
  public Round begin() {
    var known = memory;
    if (known == null || known.isAhead()) {
      known = Memory.read(context, identity);
    }
    memory = known;
    return new Round(context, options, known, () -> memory = null);
  }

  /** What it was made with. */
  public Options options() {
    return options;
  }
}
