package io.weik.api.source;

import java.util.List;

/**
 * What became of drafts.
 *
 * @param events one for each draft, in the order given
 */
public record Emitted(List<One> events) {
  /**
   * One draft's event.
   *
   * @param id its id
   * @param position its position in the source's stream; of the event stored first when it is a
   *     duplicate
   * @param duplicate whether the stream held it already
   */
  public record One(String id, long position, boolean duplicate) {}
}
