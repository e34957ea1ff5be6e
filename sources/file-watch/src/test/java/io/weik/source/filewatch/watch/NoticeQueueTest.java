package io.weik.source.filewatch.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.source.filewatch.watch.Notice.Finished;
import io.weik.source.filewatch.watch.Notice.Gone;
import io.weik.source.filewatch.watch.Notice.Overflow;
import io.weik.source.filewatch.watch.Notice.Renamed;
import io.weik.source.filewatch.watch.Notice.Touched;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class NoticeQueueTest {
  private static final Path A = Path.of("a");
  private static final Path B = Path.of("b");

  private final NoticeQueue queue = new NoticeQueue();

  @Test
  void ofAFileWrittenAgainAndAgainTheLastNoticeIsKept() throws Exception {
    put(new Touched(A), new Touched(B), new Touched(A), new Finished(A));

    assertThat(taken()).containsExactly(new Touched(B), new Finished(A));
  }

  @Test
  void aFileThatIsWrittenAgainIsNotFinishedAnyMore() throws Exception {
    put(new Finished(A), new Touched(A));

    assertThat(taken()).containsExactly(new Touched(A));
  }

  @Test
  void aDeletionIsNeverReplaced() throws Exception {
    put(new Touched(A), new Gone(A), new Touched(A), new Finished(A));

    assertThat(taken()).containsExactly(new Gone(A), new Finished(A));
  }

  @Test
  void whatHappenedUnderAnOldNameIsToldBeforeTheRename() throws Exception {
    put(new Touched(A), new Finished(B), new Renamed(A, B), new Finished(A));

    assertThat(taken()).containsExactly(new Touched(A), new Renamed(A, B), new Finished(A));
  }

  @Test
  void aHundredThousandFilesFitAndComeInBatches() throws Exception {
    int files = 100_000;
    for (int i = 0; i < files; i++) {
      put(new Touched(Path.of("file-" + i)), new Finished(Path.of("file-" + i)));
    }

    int taken = 0;
    for (List<Notice> batch = taken(); !batch.isEmpty(); batch = taken()) {
      assertThat(batch).hasSizeLessThanOrEqualTo(NoticeQueue.BATCH).doesNotContain(new Overflow());
      taken += batch.size();
    }
    assertThat(taken).isEqualTo(files);
  }

  @Test
  void whatIsTooMuchBecomesAnOverflow() throws Exception {
    for (int i = 0; i <= NoticeQueue.MOST; i++) {
      put(new Gone(Path.of("file-" + i)));
    }

    put(new Gone(A));

    assertThat(taken()).containsExactly(new Overflow(), new Gone(A));
  }

  private void put(Notice... notices) {
    List.of(notices).forEach(queue::put);
  }

  private List<Notice> taken() throws Exception {
    return queue.take(Duration.ZERO);
  }
}
