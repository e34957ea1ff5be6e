package io.weik.source.httppoll.item;

import io.weik.api.digest.SipHash;
import io.weik.api.event.EventDraft;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Tells of each item whether it becomes an event, and remembers it. One poll, one thread.
 *
 * <p>An item whose bytes are those last met is passed over at the price of a short hash and one
 * look-up; only for others is the content itself compared. An item is met anew once a week, so that
 * the memory knows what is still there without being written at every poll.
 */
final class Sieve {
  private static final long WEEK = Duration.ofDays(7).toMillis();
  private static final int REMEMBERED_CHANGES = 10_000;
  private static final int LAST_REVISION = 0xffff;

  private final Memory memory;
  private final IdFinder ids;
  private final EmitMode emit;
  private final boolean onlyNew;
  private final boolean silent;
  private final int week;
  private final SipHash rawHash;
  private final SipHash keyHash;
  private final Sequence sequence;
  private final Canonical canonical = new Canonical();
  private final Set<String> emitted = new HashSet<>();
  private @Nullable String ambiguous;
  private long withoutId;

  /** What an item has become. */
  sealed interface Verdict {
    /** Nothing: it was known as it is. */
    record Known() implements Verdict {}

    /** It was never met before. */
    record Fresh(EventDraft draft) implements Verdict {}

    /** It was met with another content. */
    record Changed(EventDraft draft) implements Verdict {}
  }

  private static final Verdict KNOWN = new Verdict.Known();

  /**
   * A sieve for one poll.
   *
   * @param silent whether items are remembered without becoming events
   */
  Sieve(Memory memory, Harvest.Options options, boolean silent, Instant now) {
    this.memory = memory;
    this.ids = new IdFinder(options.itemId());
    this.emit = options.emit();
    this.onlyNew = emit == EmitMode.NEW;
    this.silent = silent;
    this.week = weekOf(now);
    this.sequence = memory.sequence(week);
    this.rawHash = memory.rawHash();
    this.keyHash = memory.keyHash();
  }

  /** Weeks since 1970. */
  static int weekOf(Instant now) {
    return (int) (now.toEpochMilli() / WEEK);
  }

  /** How many items had no id. */
  long withoutId() {
    return withoutId;
  }

  /** The poll has gone to its end. */
  void done() {
    memory.follow(sequence);
  }

  /** An id under which the same poll met two different items, if there was one. */
  Optional<String> ambiguous() {
    return Optional.ofNullable(ambiguous);
  }

  /** Judges an item of the page with this number. */
  Verdict judge(Item item, int page) throws IOException {
    if (emit == EmitMode.ALL) {
      return takeAnyway(item);
    }
    rawHash.hash(item.bytes(), item.from(), item.length());
    long raw = rawHash.first();
    if (!item.isAlone() && sequence.continuesWith(raw)) {
      withoutId += sequence.hadNoId() ? 1 : 0;
      return KNOWN;
    }
    var id = id(item);
    var verdict = judge(item, id, page);
    if (verdict instanceof Verdict.Known) {
      sequence.stray();
    }
    sequence.record(raw, id == null);
    return verdict;
  }

  private @Nullable String id(Item item) throws IOException {
    var id = ids.find(item);
    withoutId += id == null ? 1 : 0;
    return id;
  }

  private Verdict takeAnyway(Item item) throws IOException {
    if (silent) {
      return KNOWN;
    }
    var id = id(item);
    var label = id == null ? Label.CONTENT : Label.ofItem(id);
    return new Verdict.Fresh(label.plainDraft(item));
  }

  private Verdict judge(Item item, @Nullable String id, int page) throws IOException {
    if (id != null) {
      keyOf("item", id);
      return byIdentity(item, Label.ofItem(id), false);
    }
    if (item.isAlone() && !onlyNew) {
      keyOf("response", Integer.toString(page));
      return byIdentity(item, Label.ofResponse(page), true);
    }
    return byContent(item);
  }

  private void keyOf(String kind, String name) {
    var bytes = (kind + "/" + name).getBytes(StandardCharsets.UTF_8);
    keyHash.hash(bytes, 0, bytes.length);
  }

  /** The key is the newest result of the key hash. */
  private Verdict byIdentity(Item item, Label label, boolean alone) throws IOException {
    long first = keyHash.first();
    long second = keyHash.second();
    long raw = rawHash.first();
    var bucket = memory.identities().bucket(first);
    int at = bucket.find(first, second);
    boolean current = at >= 0 && bucket.small(at, SeenSet.WEEK) == week;
    if (current && (onlyNew || bucket.number(at, Entry.RAW) == raw)) {
      return KNOWN;
    }
    var digest = canonical.digest(item);
    long content = contentKey(digest);
    if (at < 0) {
      return firstMet(item, label, new Met(first, second, 1, raw, content), digest, alone);
    }
    int revision = bucket.small(at, Entry.REVISION);
    if (onlyNew || bucket.number(at, Entry.DIGEST) == content) {
      if (!current) {
        memory.noteIdentity(new Met(first, second, revision, raw, content).entry(week));
      }
      return KNOWN;
    }
    int next = revision == LAST_REVISION ? 1 : revision + 1;
    return emit(item, label, new Met(first, second, next, raw, content), digest, alone, true);
  }

  /** What is remembered of an identity. */
  private record Met(long first, long second, int revision, long raw, long content) {
    byte[] entry(int week) {
      return Entry.identity(first, second, week, revision, raw, content);
    }
  }

  private Verdict firstMet(Item item, Label label, Met met, byte[] digest, boolean alone) {
    long first = keyHash.first();
    boolean wasInList = alone && memory.contents().bucket(first).find(first, keyHash.second()) >= 0;
    if (wasInList) {
      memory.noteIdentity(met.entry(week));
      return KNOWN;
    }
    return emit(item, label, met, digest, alone, false);
  }

  private Verdict emit(
      Item item, Label label, Met met, byte[] digest, boolean alone, boolean changed) {
    var entry = met.entry(week);
    var content = Entry.content(keyHash.first(), keyHash.second(), week);
    if (silent) {
      memory.noteIdentity(entry);
      if (alone) {
        memory.noteContent(content);
      }
      return KNOWN;
    }
    memory.addIdentity(entry);
    if (alone) {
      memory.addContent(content);
    }
    look(label.text(), changed);
    var draft = label.draft(item, met.revision(), digest);
    return changed ? new Verdict.Changed(draft) : new Verdict.Fresh(draft);
  }

  /** An id that becomes an event twice in one poll, the second time as a change, is suspicious. */
  private void look(String label, boolean changed) {
    boolean twice = emitted.size() < REMEMBERED_CHANGES && !emitted.add(label);
    if (changed && twice) {
      ambiguous = label;
    }
  }

  private Verdict byContent(Item item) throws IOException {
    long first = rawHash.first();
    long second = rawHash.second();
    var bucket = memory.contents().bucket(first);
    int at = bucket.find(first, second);
    if (at >= 0 && bucket.small(at, SeenSet.WEEK) == week) {
      return KNOWN;
    }
    var digest = canonical.digest(item);
    contentKey(digest);
    var same = memory.contents().bucket(keyHash.first());
    int known = same.find(keyHash.first(), keyHash.second());
    boolean current = known >= 0 && at < 0 && same.small(known, SeenSet.WEEK) == week;
    if (current) {
      return KNOWN;
    }
    var raw = Entry.content(first, second, week);
    var content = Entry.content(keyHash.first(), keyHash.second(), week);
    if (known >= 0 || silent) {
      memory.noteContent(raw);
      memory.noteContent(content);
      return KNOWN;
    }
    memory.addContent(raw);
    memory.addContent(content);
    return new Verdict.Fresh(Label.CONTENT.draft(item, 0, digest));
  }

  /** Half of the key of a content; the whole is then the newest result of the key hash. */
  private long contentKey(byte[] digest) {
    keyHash.hash(digest, 0, digest.length);
    return keyHash.first();
  }
}
