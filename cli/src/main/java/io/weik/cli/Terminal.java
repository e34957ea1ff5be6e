package io.weik.cli;

import java.io.Console;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The person at the other end, if there is one.
 *
 * @param answer gives the next line typed, null at the end of the input; empty when nobody is there
 */
record Terminal(Optional<Supplier<@Nullable String>> answer) {
  /** That of this process: somebody is there when standard input and output are a terminal. */
  static Terminal ofProcess() {
    return new Terminal(
        Optional.ofNullable(System.console())
            .filter(Console::isTerminal)
            .map(console -> console::readLine));
  }

  boolean isThere() {
    return answer.isPresent();
  }

  /**
   * Returns when a person agrees to lose what {@code question} tells, or has by {@code --force}.
   *
   * @throws CommandFailure when not
   */
  void consent(boolean force, String question) {
    if (force) {
      return;
    }
    if (answer.isEmpty()) {
      throw new CommandFailure(
          CommandFailure.USAGE,
          question + "\n    nobody is there to answer: add --force to do it; nothing was changed");
    }
    System.err.print(question + " [y/N] ");
    System.err.flush();
    var typed = Optional.ofNullable(answer.get().get()).orElse("").strip().toLowerCase(Locale.ROOT);
    if (!typed.equals("y") && !typed.equals("yes")) {
      throw new CommandFailure(CommandFailure.FAILED, "nothing was changed");
    }
  }
}
