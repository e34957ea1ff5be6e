package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.source.Delivered;
import io.weik.api.source.SourceContext;
import io.weik.source.filewatch.watch.Entry;
import io.weik.source.filewatch.watch.Folder;
import io.weik.testkit.RecordingContext;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that are put away, and those that are not, one run at a time. */
class DisposalTest {
  private static final Instant NOW = Instant.parse("2026-01-02T03:04:05Z");

  @TempDir Path dir;
  private final RecordingContext context = new RecordingContext(NOW);
  private final List<String> changed = new ArrayList<>();
  private Path in;

  @BeforeEach
  void makeFolder() throws IOException {
    in = Files.createDirectory(dir.toRealPath().resolve("in"));
  }

  private Disposal disposal(Disk disk, String... parameters) {
    return disposal(context, disk, true, parameters);
  }

  private Disposal disposal(SourceContext told, Disk disk, boolean stable, String... parameters) {
    var config = ConfigText.config(in, parameters);
    var sight = new Sight(new Root(in, in, 0, 0), disk, false);
    var waiting = new Waiting(told, config.onDelivered(), () -> stable);
    var allowed = new AllowedRoots(List.of());
    return new Disposal(config, sight, told, waiting, allowed, changed::add);
  }

  private Path delivered(String name, String text) throws Exception {
    var file = WatchedFolder.write(in.resolve(name), text);
    var known = KnownFile.of(Folder.look(file).orElseThrow(), "");
    context.emit(List.of(), Listing.put(name, known), new Waiting.One(name, known, 1, 1).stored());
    context.deliver(new Delivered(1, Set.of()));
    return file;
  }

  /** A disk on which a file is written after somebody has looked at it once. */
  private static Disk writingAfterLook(String text) {
    return new Disk() {
      private boolean written;

      @Override
      public List<Entry> list(Path folder) throws IOException {
        return REAL.list(folder);
      }

      @Override
      public Optional<Entry> look(Path file) throws IOException {
        var found = REAL.look(file);
        if (!written) {
          written = true;
          WatchedFolder.write(file, text);
        }
        return found;
      }
    };
  }

  @Test
  void aFileThatChangesWhileOthersArePutAwayIsLeftAndLookedAtAgain() throws Exception {
    var file = delivered("a", "1");

    disposal(writingAfterLook("22"), "OnDelivered", "delete").run();

    assertThat(file).hasContent("22");
    assertThat(changed).containsExactly("a");
    assertThat(context.states("file/", "", 2)).hasSize(1);
    assertThat(context.states("waiting/", "", 1)).isEmpty();
  }

  @Test
  void aFileThatCannotBePutAwayIsTriedAgainLater() throws Exception {
    var file = delivered("a", "1");
    var blocker = Files.writeString(dir.resolve("out"), "a file where the folder should be");
    var disposal = disposal(Disk.REAL, "OnDelivered", "move", "MoveTo", blocker.toString());
    disposal.run();
    assertThat(context.warnings()).containsKey("delivered");
    Files.delete(blocker);

    disposal.run();
    assertThat(file).exists();
    context.manualClock().advance(Duration.ofMinutes(1));
    disposal.run();

    assertThat(file).doesNotExist();
    assertThat(blocker.resolve("a")).hasContent("1");
    assertThat(context.warnings()).isEmpty();
  }

  @Test
  void aFileStaysKnownWhereTheTargetIsALinkToNowhere() throws Exception {
    var file = delivered("a", "1");
    var link = Files.createSymbolicLink(in.resolve("done"), dir.resolve("missing"));

    disposal(Disk.REAL, "OnDelivered", "move", "MoveTo", link.toString()).run();

    assertThat(file).exists();
    assertThat(context.warnings()).containsKey("delivered");
    assertThat(context.states("file/", "", 2)).hasSize(1);
    assertThat(context.states("waiting/", "", 2)).hasSize(1);
  }

  @Test
  void aFileIsDeletedThoughItsInodeIsAnotherEveryTime() throws Exception {
    var file = delivered("a", "1");

    disposal(context, new ChangingInodes(), false, "OnDelivered", "delete").run();

    assertThat(file).doesNotExist();
  }

  @Test
  void whileNoFileWaitsNobodyIsAskedWhatIsDelivered() throws Exception {
    var counts = new ArrayList<String>();
    var counting =
        (SourceContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {SourceContext.class},
                (_, method, arguments) -> {
                  counts.add(method.getName());
                  return method.invoke(context, arguments);
                });
    var disposal = disposal(counting, Disk.REAL, true, "OnDelivered", "delete");

    disposal.run();
    assertThat(counts).doesNotContain("delivered");
    delivered("a", "1");
    disposal.run();

    assertThat(counts).contains("delivered");
    assertThat(in).isEmptyDirectory();
  }
}
