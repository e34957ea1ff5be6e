package io.weik.source.database.poll.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class PageListTest {
  private static final int BASIS = 1;

  private StoredPages pages = new StoredPages();

  @Test
  void rowsComeBackAsTheyWentIn() {
    var rows = numbered(2500);

    write(rows, Map.of(), new Random(0), 0);

    assertThat(read(pages)).isEqualTo(rows);
  }

  @Test
  void oneRowThatChangesWritesOnePage() {
    var rows = numbered(50_000);
    write(rows, Map.of(), new Random(0), 0);
    int _ = pages.written();

    var changed = new TreeMap<>(rows);
    changed.put(key(31_234), "other");
    write(changed, rows, new Random(0), 0);

    assertThat(pages.written()).isEqualTo(1);
    assertThat(read(pages)).isEqualTo(changed);
  }

  @Test
  void pagesThatLoseTheirRowsAreJoined() {
    var rows = numbered(50_000);
    write(rows, Map.of(), new Random(0), 0);

    var few = new TreeMap<>(rows);
    few.keySet().removeIf(key -> !key.endsWith("00"));
    write(few, rows, new Random(0), 0);

    assertThat(read(pages)).isEqualTo(few);
    assertThat(pages.size()).isLessThanOrEqualTo(2);
  }

  @Test
  void allRowsMayGoAndComeBack() {
    var rows = numbered(3000);
    write(rows, Map.of(), new Random(0), 0);
    write(new TreeMap<>(), rows, new Random(0), 0);
    assertThat(read(pages)).isEmpty();

    write(rows, Map.of(), new Random(0), 0);

    assertThat(read(pages)).isEqualTo(rows);
  }

  @Test
  void rowsThatComeAtTheEndDoNotTouchFullPages() {
    var rows = numbered(20_000);
    write(rows, Map.of(), new Random(0), 0);
    int _ = pages.written();

    var more = numbered(20_010);
    write(more, rows, new Random(0), 0);

    assertThat(pages.written()).isLessThanOrEqualTo(2);
    assertThat(read(pages)).isEqualTo(more);
  }

  @Test
  void onlyThePageAtHandIsHeld() {
    write(numbered(100_000), Map.of(), new Random(0), 0);
    var list = new PageList(pages, BASIS);
    for (int i = 0; i < 99_000; i++) {
      list.keep();
    }

    await().until(() -> pages.held() <= 2);

    assertThat(keyOf(list)).isEqualTo(key(99_000));
  }

  @Property(tries = 60)
  void whateverChangesIsThereAndEachCutIsAWhole(@ForAll long seed) {
    pages = new StoredPages();
    var random = new Random(seed);
    SortedMap<String, String> rows = new TreeMap<>();
    for (int round = 0; round < 4; round++) {
      var next = changed(rows, random);
      write(next, rows, random, 400);
      assertThat(read(pages)).isEqualTo(next);
      rows = next;
    }
  }

  private static SortedMap<String, String> changed(SortedMap<String, String> rows, Random random) {
    var next = new TreeMap<>(rows);
    int keep = random.nextInt(100);
    next.keySet().removeIf(_ -> random.nextInt(100) > keep);
    int count = random.nextInt(4000);
    int begin = random.nextInt(5000);
    boolean dense = random.nextBoolean();
    for (int i = 0; i < count; i++) {
      next.put(key(dense ? begin + i : random.nextInt(9000)), "value " + random.nextInt(3));
    }
    return next;
  }

  /** Brings what is remembered from one content to another, with a cut now and then. */
  private void write(
      Map<String, String> wanted, Map<String, String> before, Random random, int cutEach) {
    var list = new PageList(pages, BASIS);
    var told = new TreeMap<>(before);
    for (var row : wanted.entrySet()) {
      while (!list.isAtEnd() && keyOf(list).compareTo(row.getKey()) < 0) {
        told.remove(keyOf(list));
        list.remove();
      }
      if (list.isAtEnd() || !keyOf(list).equals(row.getKey())) {
        list.insert(entry(row));
      } else if (valueOf(list).equals(row.getValue())) {
        list.keep();
      } else {
        list.replace(entry(row));
      }
      told.put(row.getKey(), row.getValue());
      if (cutEach > 0 && random.nextInt(cutEach) == 0) {
        list.cut();
        assertThat(read(pages.copy())).isEqualTo(told);
      }
    }
    while (!list.isAtEnd()) {
      list.remove();
    }
    list.finish();
  }

  private static SortedMap<String, String> read(Pages from) {
    var rows = new TreeMap<String, String>();
    var list = new PageList(from, BASIS);
    var last = "";
    while (!list.isAtEnd()) {
      assertThat(keyOf(list)).isGreaterThan(last);
      last = keyOf(list);
      rows.put(last, valueOf(list));
      list.keep();
    }
    return rows;
  }

  private static SortedMap<String, String> numbered(int count) {
    var rows = new TreeMap<String, String>();
    for (int i = 0; i < count; i++) {
      rows.put(key(i), "value " + i);
    }
    return rows;
  }

  private static String key(int number) {
    return "%06d".formatted(number);
  }

  private static String keyOf(PageList list) {
    return new String(list.page().key(list.row()), StandardCharsets.UTF_8);
  }

  private static String valueOf(PageList list) {
    var content = list.page().content(list.row());
    assertThat(content).isNotNull();
    var value = new String(content, StandardCharsets.UTF_8);
    assertThat(list.page().digestIs(list.row(), value.hashCode(), -1)).isTrue();
    return value;
  }

  private static RowEntry entry(Map.Entry<String, String> row) {
    return new RowEntry(
        output(row.getKey()), row.getValue().hashCode(), -1, output(row.getValue()));
  }

  private static ByteOutput output(String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new ByteOutput().append(bytes, 0, bytes.length);
  }
}
