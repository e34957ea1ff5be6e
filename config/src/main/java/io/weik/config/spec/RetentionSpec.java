package io.weik.config.spec;

import io.weik.api.parameter.ByteSize;
import io.weik.api.parameter.Doc;
import io.weik.api.resource.StreamRetention;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/** What a source's stream keeps. */
@Doc("What the stream of a source keeps.")
public record RetentionSpec(
    @Doc(
            value =
                "How long events stay that no subscription still needs; what the server is told"
                    + " with --keep-for when absent.",
            example = "30d")
        Optional<Duration> maxAge,
    @Doc(
            value = "How large the stream grows, as far as no subscription still needs the events.",
            example = "2 GiB")
        Optional<ByteSize> maxBytes,
    @Doc(
            value =
                "How large the stream grows at most. The oldest events go even if a subscription"
                    + " still needs them; that is told as a gap.",
            example = "20 GiB")
        Optional<ByteSize> hardLimit) {

  /** What it stands for. */
  public StreamRetention retention() {
    return new StreamRetention(maxAge, bytes(maxBytes), bytes(hardLimit));
  }

  private static OptionalLong bytes(Optional<ByteSize> size) {
    return size.map(one -> OptionalLong.of(one.bytes())).orElseGet(OptionalLong::empty);
  }
}
