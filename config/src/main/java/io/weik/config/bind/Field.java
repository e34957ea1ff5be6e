package io.weik.config.bind;

import java.util.List;
import java.util.Optional;

/**
 * A component of a record, as a user sees it.
 *
 * @param key its YAML key
 * @param doc what it is for
 * @param example a value as a user would write it; empty when none is given
 * @param defaultText what counts when it is left out
 * @param ownPlaceholders names of placeholders that whoever uses the value fills in
 */
public record Field(
    String key,
    String doc,
    String example,
    Optional<String> defaultText,
    List<String> ownPlaceholders,
    ValueType type) {

  /** Whether leaving it out is a problem. */
  public boolean required() {
    return switch (type) {
      case ValueType.Possible _, ValueType.Many _, ValueType.Texts _ -> false;
      case ValueType.Simple _,
          ValueType.Words _,
          ValueType.Parsed _,
          ValueType.Nested _,
          ValueType.Tree _ ->
          defaultText.isEmpty();
    };
  }
}
