package io.weik.cli;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options that say which dead letters are meant. */
final class LetterSelection {
  @Option(names = "--source", paramLabel = "NAME", description = "Only of this EventSource.")
  private @Nullable String source;

  @Option(
      names = "--subscription",
      paramLabel = "NAME",
      description = "Only of this EventSubscription.")
  private @Nullable String subscription;

  @Option(
      names = "--type",
      paramLabel = "TYPE",
      description = "Only of this CloudEvents type; com.example.* for all that begin so.")
  private @Nullable String type;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      converter = PointInTime.class,
      description = "Failed for good at or after this time: " + PointInTime.FORM)
  private @Nullable Instant from;

  @Option(
      names = "--to",
      paramLabel = "TIME",
      converter = PointInTime.class,
      description = "Failed for good before this time: " + PointInTime.FORM)
  private @Nullable Instant to;

  @Option(
      names = "--error",
      paramLabel = "TEXT",
      description = "Only those whose last error contains this text.")
  private @Nullable String error;

  /** As parameters of the admin API. */
  Map<String, Optional<String>> values() {
    var values = new LinkedHashMap<String, Optional<String>>();
    values.put("source", Optional.ofNullable(source));
    values.put("subscription", Optional.ofNullable(subscription));
    values.put("type", Optional.ofNullable(type));
    values.put("from", Optional.ofNullable(from).map(Instant::toString));
    values.put("to", Optional.ofNullable(to).map(Instant::toString));
    values.put("error", Optional.ofNullable(error));
    return values;
  }
}
