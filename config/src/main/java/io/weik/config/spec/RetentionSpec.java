package io.weik.config.spec;

import io.weik.api.parameter.ByteSize;
import io.weik.api.parameter.Doc;
import io.weik.api.resource.StreamRetention;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What a source's stream keeps. */
@Doc("What a source's stream keeps.")
public record RetentionSpec(
    @Doc(
            value =
                "How long events stay that no subscription still needs; when left out, the server's"
                    + " setting.",
            example = "7d")
        Optional<Duration> maxAge,
    @Doc(
            value =
                "How large the stream may grow before events go that no subscription still needs;"
                    + " when left out, the server's setting.",
            example = "512 MiB")
        Optional<ByteSize> maxBytes,
    @Doc(
            value =
                "How large the stream may grow before events go even if a subscription still needs"
                    + " them, which is a gap; when left out, there is no such limit.",
            example = "10 GiB")
        Optional<ByteSize> hardLimit) {
  /** The retention that it declares. */
  public StreamRetention retention() {
    return new StreamRetention(maxAge, bytes(maxBytes), bytes(hardLimit));
  }

  private static OptionalLong bytes(Optional<ByteSize> size) {
    return size.map(ByteSize::bytes).map(OptionalLong::of).orElseGet(OptionalLong::empty);
  }
}
