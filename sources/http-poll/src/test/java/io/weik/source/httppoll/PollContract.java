package io.weik.source.httppoll;

import io.weik.api.source.Source;
import io.weik.testkit.HttpPeer;
import io.weik.testkit.Parameters;
import io.weik.testkit.PeerAnswer;
import io.weik.testkit.PeerRequest;
import io.weik.testkit.SourceContract;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every source type promises, against an API whose items become more. */
abstract class PollContract extends SourceContract {
  private HttpPeer peer;
  private int items;

  @BeforeEach
  final void servePages() throws IOException {
    peer = HttpPeer.start();
    peer.on("/items", this::answer);
  }

  @AfterEach
  final void stopServing() throws IOException {
    peer.close();
  }

  /** Parameters besides the address. */
  abstract List<String> parameters();

  /** What the API says; called for one request at a time. */
  abstract PeerAnswer answer(PeerRequest request);

  @Override
  protected final Source source() {
    var all = Stream.concat(Stream.of("Url", peer.url("/items")), parameters().stream());
    return new HttpPollType()
        .create(Parameters.of(HttpPollConfig.class, all.toArray(String[]::new)));
  }

  @Override
  protected final synchronized void makeHappen(int count) {
    items += count;
  }

  final synchronized int items() {
    return items;
  }

  /** Items from one number up to another, as a list in JSON. */
  static String list(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj("{\"id\": %d}"::formatted)
        .collect(Collectors.joining(",", "[", "]"));
  }
}
