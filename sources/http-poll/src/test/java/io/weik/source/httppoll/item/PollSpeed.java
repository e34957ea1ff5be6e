package io.weik.source.httppoll.item;

import com.fasterxml.jackson.core.JsonFactory;
import io.weik.testkit.RecordingContext;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;

/**
 * Measures polls of an array of which nothing changed against parsing it alone. Run by hand; the
 * argument is the number of items.
 */
final class PollSpeed {
  private static final int ROUNDS = 9;

  private PollSpeed() {}

  @FunctionalInterface
  private interface Work {
    void run() throws Exception;
  }

  public static void main(String... arguments) throws Exception {
    int count = arguments.length == 0 ? 1_000_000 : Integer.parseInt(arguments[0]);
    var json = array(count, false);
    var reversed = array(count, true);
    System.out.printf("%d items, %d bytes each%n", count, json.length / count);
    measure("parse alone", count, () -> parse(json));
    for (var path : new String[] {"id", ""}) {
      var harvest = harvest(path);
      long start = System.nanoTime();
      var first = poll(harvest, json);
      System.out.printf(
          "first poll: %s in %d ms%n", first, (System.nanoTime() - start) / 1_000_000);
      measure(path.isEmpty() ? "by content" : "by " + path, count, () -> poll(harvest, json));
      measure("other order", 2 * count, () -> pollBoth(harvest, json, reversed));
      System.gc();
      var heap = Runtime.getRuntime();
      long used = heap.totalMemory() - heap.freeMemory() - 2L * json.length;
      System.out.printf("heap after gc without the body: %d MB%n", used >> 20);
    }
    measure("parse alone", count, () -> parse(json));
  }

  private static Harvest harvest(String path) {
    var options =
        new Harvest.Options(
            Optional.empty(),
            Optional.of(path).filter(text -> !text.isEmpty()).map(ItemPath::parse),
            Optional.empty(),
            EmitMode.CHANGED,
            FirstPoll.NONE,
            Optional.empty(),
            Optional.empty());
    return new Harvest(new RecordingContext(Instant.parse("2026-01-01T00:00:00Z")), "x", options);
  }

  private static Counts poll(Harvest harvest, byte[] json) throws Exception {
    var round = harvest.begin();
    round.read(new ByteArrayInputStream(json), Optional.of("application/json"));
    return round.finish();
  }

  private static void pollBoth(Harvest harvest, byte[] json, byte[] reversed) throws Exception {
    poll(harvest, reversed);
    poll(harvest, json);
  }

  private static void parse(byte[] json) throws Exception {
    try (var parser = new JsonFactory().createParser(new ByteArrayInputStream(json))) {
      while (parser.nextToken() != null) {}
    }
  }

  private static void measure(String what, int count, Work work) throws Exception {
    long best = Long.MAX_VALUE;
    for (int round = 0; round < ROUNDS; round++) {
      long start = System.nanoTime();
      work.run();
      best = Math.min(best, System.nanoTime() - start);
    }
    System.out.printf("%-12s %,d items/s%n", what, count * 1_000_000_000L / best);
  }

  private static byte[] array(int count, boolean reversed) {
    var out = new ByteArrayOutputStream();
    for (int item = 0; item < count; item++) {
      out.writeBytes((item == 0 ? "[" : ",\n").getBytes(StandardCharsets.UTF_8));
      out.writeBytes(item(reversed ? count - 1 - item : item).getBytes(StandardCharsets.UTF_8));
    }
    out.writeBytes("]".getBytes(StandardCharsets.UTF_8));
    return out.toByteArray();
  }

  private static String item(int number) {
    return """
        {"id":%d,"sku":"A-%07d","name":"Cable, %d m","price":%d.%02d,"currency":"EUR",\
        "stock":{"Oulu":%d,"Turku":%d},"active":%b,"updated":"2026-01-%02dT10:%02d:00Z","tags":["a","b"]}\
        """
        .formatted(
            number,
            number * 7919L % 9999991,
            number % 50,
            number % 900,
            number % 100,
            number % 17,
            number % 5,
            number % 3 == 0,
            1 + number % 28,
            number % 60);
  }
}
