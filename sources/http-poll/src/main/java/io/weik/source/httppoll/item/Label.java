package io.weik.source.httppoll.item;

import io.weik.api.digest.Sha256;
import io.weik.api.event.EventDraft;
import io.weik.api.event.Extensions;
import io.weik.api.event.Payload;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;

/**
 * What an item is called in the ids of its events, as {@code item/42}; two items of one name are
 * one item.
 *
 * @param text kind and name
 * @param key what keeps its events in order
 */
record Label(String text, Optional<String> key) {
  /** Of items that are told apart by nothing but their content. */
  static final Label CONTENT = new Label("content", Optional.empty());

  private static final int LONGEST = 128;
  private static final int DIGEST = 16;

  /** Of an item with an id; one that is long or holds strange characters is hashed. */
  static Label ofItem(String id) {
    var name = isPlain(id) ? id : "sha256:" + new Sha256().add(id).hex(DIGEST);
    return new Label("item/" + name, Optional.of(name));
  }

  /** Of the only item of a page. */
  static Label ofResponse(int page) {
    var text = "response/" + page;
    return new Label(text, Optional.of(text));
  }

  private static boolean isPlain(String id) {
    return id.length() <= LONGEST
        && !id.isBlank()
        && id.codePoints()
            .allMatch(
                c ->
                    !Character.isISOControl(c)
                        && Character.isDefined(c)
                        && Character.getType(c) != Character.SURROGATE);
  }

  /**
   * The event of an item.
   *
   * @param revision how many contents of it became events so far, this one included; so that one
   *     that comes back to what it was is an event of its own
   * @param digest of the content
   */
  EventDraft draft(Item item, int revision, byte[] digest) {
    var content = HexFormat.of().formatHex(digest, 0, DIGEST);
    var id = key.isEmpty() ? text + "/" + content : text + "/" + revision + "/" + content;
    return plainDraft(item).withId(id);
  }

  /** The event of an item that becomes one at every poll: without an id of its own. */
  EventDraft plainDraft(Item item) {
    var draft = EventDraft.of(item.mediaType(), Payload.of(item.copy()));
    if (item.time() != null) {
      draft = draft.withTime(item.time());
    }
    return key.isEmpty()
        ? draft
        : draft.withExtensions(Map.of(Extensions.PARTITION_KEY, key.get()));
  }
}
