package io.weik.api.resource;

/**
 * How events travel from a stream to subscribers.
 *
 * @param type what carries them
 */
public record EventChannel(Metadata metadata, ChannelType type) implements Resource {
  @Override
  public Kind kind() {
    return Kind.EVENT_CHANNEL;
  }
}
