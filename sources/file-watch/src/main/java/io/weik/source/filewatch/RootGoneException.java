package io.weik.source.filewatch;

import java.io.IOException;

/** The watched folder is no longer where it was: nothing is known of its files until it is back. */
final class RootGoneException extends IOException {
  private static final long serialVersionUID = 1L;

  RootGoneException(Root root) {
    super(root.shown().toString());
  }
}
