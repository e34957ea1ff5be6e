package io.weik.source.httppoll.item;

import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.parameter.CharsetName;
import io.weik.api.source.StateChange;
import io.weik.testkit.RecordingContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A source under test that is polled by hand. */
final class Polls {
  static final Instant NOW = Instant.parse("2026-03-02T10:00:00Z");

  RecordingContext context = new RecordingContext(NOW);
  Optional<ItemPath> responsePath = Optional.empty();
  Optional<ItemPath> itemId = Optional.empty();
  Optional<BodyFormat> format = Optional.empty();
  EmitMode emit = EmitMode.CHANGED;
  FirstPoll firstPoll = FirstPoll.ALL;
  Optional<ItemPath> nextUrl = Optional.empty();
  Optional<ItemPath> cursor = Optional.empty();
  Optional<CharsetName> charset = Optional.empty();
  String contentType = "application/json";
  String identity = "https://api.example.com/items";
  private Optional<Harvest> harvest = Optional.empty();

  static Polls at(String responsePath) {
    var polls = new Polls();
    polls.responsePath = Optional.of(ItemPath.parse(responsePath));
    return polls;
  }

  static Polls by(String itemId) {
    var polls = new Polls();
    polls.itemId = Optional.of(ItemPath.parse(itemId));
    return polls;
  }

  static Polls of(String contentType) {
    var polls = new Polls();
    polls.contentType = contentType;
    return polls;
  }

  Harvest harvest() {
    if (harvest.isEmpty()) {
      var options =
          new Harvest.Options(
              responsePath, itemId, format, emit, firstPoll, nextUrl, cursor, charset);
      harvest = Optional.of(new Harvest(context, identity, options));
    }
    return harvest.get();
  }

  Counts poll(String... pages) {
    try {
      var round = harvest().begin();
      for (var page : pages) {
        round.read(stream(page), Optional.of(contentType));
      }
      return round.finish();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  Page page(String body) throws IOException, InterruptedException {
    return page(body.getBytes(StandardCharsets.UTF_8));
  }

  Page page(byte[] body) throws IOException, InterruptedException {
    var round = harvest().begin();
    var page = round.read(new ByteArrayInputStream(body), Optional.of(contentType));
    round.finish(new StateChange[0]);
    return page;
  }

  /** The same source in a new program. */
  Polls restart() {
    context = context.restarted();
    harvest = Optional.empty();
    return this;
  }

  Polls later(Duration time) {
    context.manualClock().advance(time);
    return this;
  }

  /** The data of all events so far. */
  List<String> data() {
    return context.drafts().stream()
        .map(draft -> draft.data().map(Payload::text).orElse(""))
        .toList();
  }

  List<String> ids() {
    return context.drafts().stream().map(EventDraft::id).map(id -> id.orElse("none")).toList();
  }

  static InputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
