package io.weik.cli;

import java.io.PrintStream;
import java.util.Locale;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * How far something is that takes its time: a bar when a person looks, else a line for each tenth
 * of it. Used by one thread.
 */
final class Progress implements AutoCloseable {
  private static final int WIDTH = 80;
  private static final int REFRESH_MILLISECONDS = 200;

  private final PrintStream out;
  private final String task;
  private final long total;
  private final Optional<ProgressBar> bar;
  private long tenths;

  private Progress(PrintStream out, String task, long total, Optional<ProgressBar> bar) {
    this.out = out;
    this.task = task;
    this.total = total;
    this.bar = bar;
  }

  /** On standard error. */
  static Progress of(Terminal terminal, String task, long total) {
    return of(System.err, terminal.isThere(), task, total);
  }

  /** Shows nothing of something empty. */
  static Progress of(PrintStream out, boolean person, String task, long total) {
    var bar =
        person && total > 0 ? Optional.of(bar(out, task, total)) : Optional.<ProgressBar>empty();
    return new Progress(out, task, total, bar);
  }

  private static ProgressBar bar(PrintStream out, String task, long total) {
    return new ProgressBarBuilder()
        .setTaskName(task)
        .setInitialMax(total)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(REFRESH_MILLISECONDS)
        .setConsumer(new ConsoleProgressBarConsumer(out, WIDTH))
        .build();
  }

  /** So much of the whole is done. */
  void reached(long done) {
    bar.ifPresent(shown -> shown.stepTo(done));
    if (bar.isEmpty() && total > 0 && done * 10 / total > tenths) {
      tenths = done * 10 / total;
      out.println(String.format(Locale.ROOT, "%s  %,d of %,d", task, done, total));
    }
  }

  @Override
  public void close() {
    bar.ifPresent(ProgressBar::close);
  }
}
