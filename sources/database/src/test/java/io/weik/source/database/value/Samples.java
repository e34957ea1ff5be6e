package io.weik.source.database.value;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Random values as literals, the same at each run, with those that are likely to be next to. */
final class Samples {
  private static final int COUNT = 200;
  private static final int[] CHARACTERS =
      "abABzZ  \t\u0001-_0129éÉžß漢\ud7ff\ue000\uffef😀𝄞".codePoints().toArray();

  private final Random random = new Random(7);

  static List<String> of(String kind) {
    var samples = new Samples();
    return Stream.generate(samples.one(kind)).limit(COUNT).toList();
  }

  private Supplier<String> one(String kind) {
    return switch (kind) {
      case "long" -> () -> Long.toString(random.nextLong() >> random.nextInt(64));
      case "unsigned" -> () -> Long.toUnsignedString(random.nextLong() >>> random.nextInt(64));
      case "int" -> () -> Integer.toString(random.nextInt(0, 300) - 150);
      case "small" -> () -> Integer.toString(random.nextInt(0, 200));
      case "decimal" -> this::decimal;
      case "double" -> this::floating;
      case "float" -> () -> Float.toString(Float.intBitsToFloat(random.nextInt() & 0xbf7fffff));
      case "text" -> () -> text(6);
      case "ascii" -> () -> Integer.toString(random.nextInt(100_000), 36);
      case "latin" -> () -> text(6).replaceAll("[^\\x20-\\x7eéÉß]", "ÿ");
      case "trimmed" -> () -> text(5).strip();
      case "uuid" -> this::uuid;
      case "hex" ->
          () -> "%06x".formatted(random.nextInt(1 << 24)).substring(random.nextInt(3) * 2);
      case "date" -> () -> dateTime().substring(0, 10);
      case "datetime" -> () -> dateTime();
      case "clock" -> () -> dateTime().substring(11);
      case "address" -> () -> "10.%d.%d.1".formatted(random.nextInt(20), random.nextInt(256));
      default -> throw new IllegalArgumentException(kind);
    };
  }

  private String uuid() {
    long version = random.nextLong(1, 8) << 12;
    long high = (random.nextLong() & ~0xf000L) | version;
    return new UUID(high, (random.nextLong() >>> 2) | Long.MIN_VALUE).toString();
  }

  private String decimal() {
    var digits = new BigInteger(random.nextInt(1, 60), random);
    var value = new BigDecimal(digits, random.nextInt(5));
    return (random.nextBoolean() ? value : value.negate()).toPlainString();
  }

  private String floating() {
    double value = Double.longBitsToDouble(random.nextLong());
    return Double.isFinite(value) && random.nextBoolean()
        ? Double.toString(value)
        : Double.toString(random.nextInt(20) - 10);
  }

  private String text(int longest) {
    return Stream.generate(() -> CHARACTERS[random.nextInt(CHARACTERS.length)])
        .limit(random.nextInt(longest + 1))
        .map(Character::toString)
        .collect(Collectors.joining());
  }

  private String dateTime() {
    long second = random.nextLong(4_102_444_800L);
    int nanos = random.nextInt(3) * random.nextInt(1_000_000) * 1000;
    var time = LocalDateTime.ofEpochSecond(second, nanos % 1_000_000_000, ZoneOffset.UTC);
    return JavaTime.LOCAL.format(time).replace('T', ' ');
  }
}
