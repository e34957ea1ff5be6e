package io.weik.config.spec;

import io.weik.api.resource.OnGap;
import java.util.List;
import java.util.Locale;

/** What a subscription does when the stream's limit overtook it. */
public record GapPolicy(OnGap onGap) {
  /** The words for it. */
  public static final List<String> WORDS = List.of("fail", "continue");

  /** Reads one of the words, without regard to case. */
  public static GapPolicy parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "fail" -> new GapPolicy(OnGap.FAIL);
      case "continue" -> new GapPolicy(OnGap.CONTINUE);
      case "resnapshot" ->
          throw new IllegalArgumentException(
              String.join(", ", WORDS)
                  + "; resnapshot is for sources, as it asks the outside world");
      default -> throw new IllegalArgumentException(String.join(", ", WORDS));
    };
  }
}
