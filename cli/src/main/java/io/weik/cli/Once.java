package io.weik.cli;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A value made when it is first asked for, and only once. Safe for use by several threads. */
final class Once<T> implements Supplier<T> {
  private final Supplier<T> maker;
  private @Nullable T value;

  Once(Supplier<T> maker) {
    this.maker = maker;
  }

  @Override
  public synchronized T get() {
    var present = value;
    if (present == null) {
      present = maker.get();
      value = present;
    }
    return present;
  }

  /** The value, if anyone has asked for it. */
  synchronized Optional<T> made() {
    return Optional.ofNullable(value);
  }
}
