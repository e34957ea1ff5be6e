package io.weik.source.httppoll.item;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Holds back an item that seems to be the only one of its body until the end of the body, or
 * another value, tells whether it is. One body, one thread.
 */
final class LoneItem implements Receiver {
  private final Receiver receiver;
  private @Nullable Item held;
  private boolean isList;

  /** Passes the items on to a receiver. */
  LoneItem(Receiver receiver) {
    this.receiver = receiver;
  }

  @Override
  public void take(Item item) throws IOException, InterruptedException {
    if (!item.isAlone()) {
      receiver.take(item);
    } else if (isList) {
      receiver.take(item.ofList());
    } else {
      release();
      held = item.kept();
    }
  }

  /** Another value follows at the top: the values there are a list. */
  void another() throws IOException, InterruptedException {
    isList = true;
    release();
  }

  /** Passes on what is held back; at the end of the body it is the only item. */
  void release() throws IOException, InterruptedException {
    var item = held;
    held = null;
    if (item != null) {
      receiver.take(isList ? item.ofList() : item);
    }
  }
}
