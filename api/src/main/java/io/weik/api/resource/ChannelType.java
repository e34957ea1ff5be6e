package io.weik.api.resource;

import io.weik.api.parameter.Doc;

/** The channel types of this program. */
public enum ChannelType {
  @Doc("Durable: each subscription has its own cursor on the source's stream.")
  STREAM,
  @Doc("Live only: a subscription sees what arrives while it runs and keeps no cursor.")
  MEMORY
}
