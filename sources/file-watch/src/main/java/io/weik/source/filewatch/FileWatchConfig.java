package io.weik.source.filewatch;

import io.weik.api.parameter.ByteSize;
import io.weik.api.parameter.CharsetName;
import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.source.filewatch.content.Form;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The parameters of a file-watch source. */
@Doc("Turns changes of the files in a folder into events, also those made while it was stopped.")
public record FileWatchConfig(
    @Doc(
            value =
                "The folder. A relative one is below the folder that the server was started in. It"
                    + " need not be there yet.",
            example = "/data/uploads")
        Path path,
    @Doc(
            value =
                "Which files, by name; by path below the folder where it has a slash. Several by"
                    + " list.",
            example = "*.{csv,json}")
        @Default("*")
        List<Glob> pattern,
    @Doc(value = "Which of those not.", example = "*.tmp, .*") List<Glob> exclude,
    @Doc("Whether files in folders below count too.") @Default("false")
        boolean includeSubdirectories,
    @Doc("Which changes are events.") @Default("Created, Modified") List<Change> notifyFilters,
    @Doc(
            "How long a file must have been still before it is an event, so that none is half"
                + " written; 0 = do not wait.")
        @Default("1s")
        Duration stabilityPeriod,
    @Doc(
            value =
                "Files wait for a second one of the same name with this at its end, which says that"
                    + " they are finished and is no event itself.",
            example = ".done")
        Optional<String> doneFile,
    @Doc("What becomes of the files that are there at the very first start.") @Default("baseline")
        InitialScan initialScan,
    @Doc("How changes are noticed.") @Default("auto") Mode mode,
    @Doc("How often the folder is listed where changes are not told by the operating system.")
        @Default("10s")
        Duration pollingInterval,
    @Doc("How often the folder is listed besides, in case something was not told.") @Default("10m")
        Duration reconcileInterval,
    @Doc("Whether and how the contents go into the events.") @Default("none") Form content,
    @Doc(
            "Largest contents of one event: of a file, or of one of its rows. Larger ones are left"
                + " out, and the event says so.")
        @Default("1 MiB")
        ByteSize maxContentSize,
    @Doc("How the contents are encoded.") @Default("UTF-8") CharsetName charset,
    @Doc("Which hash of the contents goes into the events.") @Default("none")
        ContentHash contentHash,
    @Doc("What becomes of a file once all subscriptions have delivered its events.")
        @Default("keep")
        OnDelivered onDelivered,
    @Doc(
            value =
                "Where delivered files are moved to; a relative folder is below Path. Files there"
                    + " are no events.",
            example = "done")
        Optional<Path> moveTo,
    @Doc("Whether a link to a file counts as that file, if it is below the folder too.")
        @Default("false")
        boolean followLinks) {

  /** Copies the lists. */
  public FileWatchConfig {
    pattern = List.copyOf(pattern);
    exclude = List.copyOf(exclude);
    notifyFilters = List.copyOf(notifyFilters);
  }

  /**
   * How long a file must have been seen still; zero when none waits.
   *
   * @param polled whether changes are found only by listing, so that a shorter time says little
   */
  Duration quiet(boolean polled) {
    boolean longer = polled && !stabilityPeriod.isZero();
    return longer && pollingInterval.compareTo(stabilityPeriod) > 0
        ? pollingInterval
        : stabilityPeriod;
  }

  /** The folder, absolute. */
  Path folder() {
    return path.toAbsolutePath().normalize();
  }

  /** Where delivered files go, absolute. */
  Optional<Path> target() {
    return moveTo.map(folder()::resolve).map(Path::normalize);
  }
}
