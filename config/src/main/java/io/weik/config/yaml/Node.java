package io.weik.config.yaml;

import io.weik.api.problem.Location;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A value in a YAML document, with its place. Immutable; an alias is the very node it names. */
public sealed interface Node {
  /** Where it starts. */
  Location at();

  /** How large it is once every alias in it is written out. */
  Extent extent();

  /** What it is called in a problem. */
  String noun();

  /** Whether nothing was written where a value could be, or an explicit null. */
  default boolean isNothing() {
    return false;
  }

  /**
   * A text, number, boolean or null.
   *
   * @param start index of its first code point in the whole text
   * @param end index after its last code point
   * @param text its text; of a plain number the digits as written
   * @param plain whether it was written without quotes
   */
  record Scalar(Location at, int start, int end, String text, boolean plain) implements Node {
    /** A quoted text that comes from no file, as a default does. */
    public Scalar(Location at, String text) {
      this(at, 0, 0, text, false);
    }

    @Override
    public Extent extent() {
      return new Extent(text.length() + 1L, 0);
    }

    @Override
    public boolean isNothing() {
      return plain && (text.isEmpty() || text.equals("~") || text.equalsIgnoreCase("null"));
    }

    @Override
    public String noun() {
      return isNothing() ? "nothing" : "a text";
    }
  }

  /** A list. */
  record Sequence(Location at, List<Node> items, Extent extent) implements Node {
    @Override
    public String noun() {
      return "a list";
    }
  }

  /** A mapping; its keys are texts, and no two are equal. */
  record Mapping(Location at, List<Entry> entries, Extent extent) implements Node {
    @Override
    public String noun() {
      return "a mapping";
    }

    /** A mapping without keys. */
    public static Mapping empty(Location at) {
      return new Mapping(at, List.of(), Extent.EMPTY);
    }

    /** The first entry of this key, without regard to case. */
    public Optional<Entry> find(String key) {
      var wanted = key.toLowerCase(Locale.ROOT);
      return entries.stream()
          .filter(entry -> entry.name().toLowerCase(Locale.ROOT).equals(wanted))
          .findFirst();
    }
  }

  /** A key and its value. */
  record Entry(Scalar key, Node value) {
    /** The key's text. */
    public String name() {
      return key.text();
    }
  }
}
