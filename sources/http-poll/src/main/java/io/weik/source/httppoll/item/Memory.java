package io.weik.source.httppoll.item;

import io.weik.api.digest.SipHash;
import io.weik.api.event.Payload;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import io.weik.api.source.StateEntry;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What a source remembers of the items it met, kept in its state under {@value #HEAD} and below.
 *
 * <p>Entries are stored twice: at once, with the events they belong to, as one record of a journal;
 * and when the journal is long, in their buckets, which ends the journal. So an event and the
 * memory of its item are one atomic write, and a small one. One thread. After a failed write it
 * must not be used any more: read it anew.
 */
final class Memory {
  /** The key of what holds for all of the memory; all others begin with it. */
  static final String HEAD = "seen";

  private static final String BELOW = HEAD + "/";
  private static final String CONTENTS = BELOW + "contents/";
  private static final String IDENTITIES = BELOW + "identities/";
  private static final String JOURNAL = BELOW + "journal/";
  private static final int PAGE = 256;
  private static final int SEED = 32;

  private final byte[] seed;
  private final String identity;
  private final SeenSet contents;
  private final SeenSet identities;
  private final Journal journal = new Journal(JOURNAL);
  private final List<StateChange> gone = new ArrayList<>();
  private Sequence sequence = Sequence.empty();
  private int weekOfSequence;
  private boolean first;
  private boolean headStored;
  private boolean unjournaled;

  private Memory(String identity, Optional<Start> head, List<StateEntry> entries) {
    this.identity = identity;
    this.seed = head.map(Start::seed).map(Payload::bytes).orElseGet(Memory::newSeed);
    this.first = head.map(Start::first).orElse(true);
    this.headStored = head.isPresent();
    var known = head.isPresent() ? entries : List.<StateEntry>of();
    if (head.isEmpty()) {
      entries.forEach(entry -> gone.add(new StateChange.Delete(entry.key())));
    }
    this.contents = new SeenSet(CONTENTS, Entry.CONTENT, buckets(known, CONTENTS));
    this.identities = new SeenSet(IDENTITIES, Entry.IDENTITY, buckets(known, IDENTITIES));
    known.stream()
        .filter(entry -> entry.key().startsWith(JOURNAL))
        .forEach(entry -> journal.replay(entry, identities, contents));
  }

  /**
   * Reads what is remembered.
   *
   * @param identity of what is polled; what is remembered of another is forgotten
   */
  static Memory read(SourceContext context, String identity) {
    var head = context.state(HEAD).map(Start::read).filter(read -> read.isOf(identity));
    var entries = new ArrayList<StateEntry>();
    List<StateEntry> page;
    do {
      var after = entries.isEmpty() ? "" : entries.getLast().key();
      page = context.states(BELOW, after, PAGE);
      entries.addAll(page);
    } while (page.size() == PAGE);
    return new Memory(identity, head, entries);
  }

  private static byte[] newSeed() {
    var seed = new byte[SEED];
    new SecureRandom().nextBytes(seed);
    return seed;
  }

  private static List<SeenSet.Stored> buckets(List<StateEntry> entries, String prefix) {
    return entries.stream()
        .filter(entry -> entry.key().startsWith(prefix))
        .map(entry -> SeenSet.Stored.of(entry.key().substring(prefix.length()), entry.value()))
        .toList();
  }

  /** Hashes the bytes of items; the key is secret and lasts as long as the memory. */
  SipHash rawHash() {
    return new SipHash(seed, 0);
  }

  /** Hashes what items are known by, likewise. */
  SipHash keyHash() {
    return new SipHash(seed, SEED / 2);
  }

  /** Whether no poll has gone to its end yet. */
  boolean isFirst() {
    return first;
  }

  SeenSet contents() {
    return contents;
  }

  SeenSet identities() {
    return identities;
  }

  /**
   * What the last poll met, for one poll in this week; the next one has it only when this poll goes
   * to its end.
   */
  Sequence sequence(int week) {
    var of = week == weekOfSequence ? sequence : Sequence.empty();
    sequence = Sequence.empty();
    weekOfSequence = week;
    return of;
  }

  /** A poll has gone to its end. */
  void follow(Sequence done) {
    sequence = done.following();
  }

  /** Whether something is remembered that has not been stored with its event yet. */
  boolean isAhead() {
    return journal.isAhead();
  }

  /** Remembers a content of which an event is made. */
  void addContent(byte[] entry) {
    contents.put(entry);
    journal.addContent(entry);
  }

  /** Remembers an identity of which an event is made. */
  void addIdentity(byte[] entry) {
    identities.put(entry);
    journal.addIdentity(entry);
  }

  /** Remembers a content of which no event is made. */
  void noteContent(byte[] entry) {
    contents.put(entry);
    unjournaled = true;
  }

  /** Remembers an identity of which no event is made. */
  void noteIdentity(byte[] entry) {
    identities.put(entry);
    unjournaled = true;
  }

  /** Lets the oldest go when there are very many. */
  void forget(long mostIdentities, long mostContents, int week) {
    unjournaled |= identities.forget(mostIdentities, week);
    unjournaled |= contents.forget(mostContents, week);
  }

  /** What is to be stored together with the events made since the last time. */
  List<StateChange> changesOfBatch() {
    var changes = head();
    if (journal.isAhead()) {
      changes.add(journal.next());
    }
    return changes;
  }

  /** What is to be stored together with the last events of a poll that went to its end. */
  List<StateChange> changesOfPoll() {
    headStored &= !first;
    first = false;
    if (!unjournaled && !journal.isLong()) {
      return changesOfBatch();
    }
    var changes = head();
    changes.addAll(journal.end());
    changes.addAll(identities.changes());
    changes.addAll(contents.changes());
    identities.stored();
    contents.stored();
    unjournaled = false;
    return changes;
  }

  /** The removal of what is of another identity, and the head if it is another than stored. */
  private List<StateChange> head() {
    var changes = new ArrayList<>(gone);
    gone.clear();
    if (!headStored) {
      changes.add(new StateChange.Put(HEAD, new Start(identity, seed(), first).payload()));
      headStored = true;
    }
    return changes;
  }

  private Payload seed() {
    return Payload.of(seed);
  }

  /** What holds for all of the memory. */
  private record Start(String identity, Payload seed, boolean first) {
    static Start read(Payload stored) {
      var lines = stored.text().split("\n", -1);
      var seed = Payload.of(HexFormat.of().parseHex(lines[1]));
      return new Start(lines[0], seed, lines[2].equals("first"));
    }

    Payload payload() {
      var hex = HexFormat.of().formatHex(seed.bytes());
      return Payload.ofText("%s\n%s\n%s".formatted(identity, hex, first ? "first" : "on"));
    }

    boolean isOf(String other) {
      return identity.equals(other);
    }
  }
}
