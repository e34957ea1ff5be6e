package io.weik.api.source;

import java.util.Set;

/**
 * Which events of a source all its subscriptions have delivered.
 *
 * @param start the position after which the first of the subscriptions began; what stands up to it
 *     was meant for nobody
 * @param frontier the position up to which every flow of every subscription has read; 0 when
 *     nothing subscribes
 * @param open positions up to the frontier that some flow has not yet taken, or that became dead
 *     letters which nobody has retried with success or discarded
 */
public record Delivered(long start, long frontier, Set<Long> open) {
  /** Copies the positions. */
  public Delivered {
    open = Set.copyOf(open);
  }

  /** As when a subscription was there from the beginning. */
  public Delivered(long frontier, Set<Long> open) {
    this(0, frontier, open);
  }

  /** Whether the event at this position has been delivered to all. */
  public boolean contains(long position) {
    return position > start && position <= frontier && !open.contains(position);
  }
}
