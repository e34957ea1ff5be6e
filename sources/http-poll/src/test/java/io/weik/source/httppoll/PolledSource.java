package io.weik.source.httppoll;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.Polled;
import io.weik.api.source.Poller;
import io.weik.api.source.Source;
import io.weik.testkit.Parameters;
import io.weik.testkit.RecordingContext;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A source under test, polled by hand. */
final class PolledSource implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-01-15T10:30:00Z");

  final RecordingContext context;
  private final Poller poller;

  private PolledSource(RecordingContext context, String... parameters) {
    this.context = context;
    var type = new HttpPollType();
    var config = Parameters.of(HttpPollConfig.class, parameters);
    assertThat(type.check(config)).isEmpty();
    try {
      this.poller = ((Source.Polling) type.create(config)).opener().open(context);
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new AssertionError(failure);
    }
  }

  /** A source with these parameters: key, value, key, value. */
  static PolledSource given(String... parameters) {
    return new PolledSource(new RecordingContext(NOW), parameters);
  }

  /** Another source of the same name, with what this one left behind. */
  PolledSource restarted(String... parameters) {
    return new PolledSource(context.restarted(), parameters);
  }

  /** Why a source with these parameters does not start. */
  static String refusal(String... parameters) {
    var thrown = catchThrowableOfType(ProblemException.class, () -> given(parameters));
    assertThat(thrown).as("the source started").isNotNull();
    var problem = thrown.problems().getFirst();
    return problem.path().orElse("") + " " + problem.message();
  }

  Polled poll() throws Exception {
    return poller.poll();
  }

  /** A poll some time later. */
  Polled pollAfter(Duration time) throws Exception {
    context.manualClock().advance(time);
    return poll();
  }

  /** Why a poll fails. */
  Problem failure() {
    return thrown(ProblemException.class).problems().getFirst();
  }

  /** What a poll throws. */
  <T extends Throwable> T thrown(Class<T> type) {
    var thrown = catchThrowableOfType(type, poller::poll);
    assertThat(thrown).as("the poll went well").isNotNull();
    return thrown;
  }

  /** The problem with the pages that it shows. */
  String warning() {
    return Optional.ofNullable(context.warnings().get("paging"))
        .map(Problem::message)
        .orElse("none");
  }

  /** The data of all events. */
  List<String> events() {
    return context.drafts().stream()
        .map(draft -> draft.data().map(Payload::text).orElse(""))
        .toList();
  }

  @Override
  public void close() throws IOException {
    poller.close();
  }
}
