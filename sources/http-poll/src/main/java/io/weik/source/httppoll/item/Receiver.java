package io.weik.source.httppoll.item;

import java.io.IOException;

/** Takes the items of a body, one after the other, on the reader's thread. */
@FunctionalInterface
interface Receiver {
  /** Takes an item; its bytes are the reader's again once this returns. */
  void take(Item item) throws IOException, InterruptedException;
}
