package io.weik.config.spec;

import io.weik.api.resource.OnGap;
import java.util.Locale;

/** What a subscription does about a gap, as written. */
public record GapAnswer(OnGap onGap) {
  /** Reads {@code continue} or {@code fail}. */
  public static GapAnswer parse(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "continue" -> new GapAnswer(OnGap.CONTINUE);
      case "fail" -> new GapAnswer(OnGap.FAIL);
      case "resnapshot" ->
          throw new IllegalArgumentException("continue or fail; resnapshot is for sources");
      default -> throw new IllegalArgumentException("continue or fail");
    };
  }
}
