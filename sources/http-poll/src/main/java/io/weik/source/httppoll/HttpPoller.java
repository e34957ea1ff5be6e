package io.weik.source.httppoll;

import io.weik.api.source.Polled;
import io.weik.api.source.Poller;
import io.weik.api.source.SourceContext;
import io.weik.source.httppoll.item.EmitMode;
import io.weik.source.httppoll.item.FirstPoll;
import io.weik.source.httppoll.item.Harvest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Keeps what one source needs from poll to poll. */
final class HttpPoller implements Poller {
  private static final Duration OVERLAP = Duration.ofMinutes(1);

  final HttpPollConfig config;
  final SourceContext context;
  final Harvest harvest;
  final Wire wire;
  final Exchange exchange;
  final Pages pages;
  final BadStatus refusals;
  final Redaction redaction;
  private final Clients clients;
  private final String identity;
  private Clients.Lease lease;

  HttpPoller(HttpPollConfig config, SourceContext context, Clients clients) {
    this.config = config;
    this.context = context;
    this.clients = clients;
    this.identity = Identity.of(config);
    this.harvest = new Harvest(context, identity, options(config));
    this.lease = clients.take(ClientSettings.of(config));
    this.redaction = Redaction.of(config);
    this.wire = new Wire(config, () -> lease.client(), redaction);
    var tokens =
        config.tokenUrl().map(url -> new TokenSource(config, url, wire, redaction, context));
    this.exchange = new Exchange(config, wire, new Credentials(config, tokens, redaction));
    this.pages = new Pages(config, exchange::trusts);
    this.refusals = new BadStatus(redaction, Credentials.areGiven(config));
  }

  private static Harvest.Options options(HttpPollConfig config) {
    return new Harvest.Options(
        config.responsePath(),
        config.itemId(),
        config.responseFormat(),
        config.emit(),
        config.firstPoll(),
        config.nextUrlPath(),
        config.cursorPath(),
        config.responseCharset());
  }

  @Override
  public Polled poll() throws InterruptedException {
    lease = clients.renew(lease, ClientSettings.of(config));
    var position = Position.read(context, identity);
    return new Visit(this, position, values(position)).make();
  }

  private TemplateValues values(Position position) {
    return new TemplateValues(
        position.cursor().or(config::initialCursor).orElse(""),
        position.lastPoll().map(this::overlapping).orElseGet(this::start));
  }

  private Instant overlapping(Instant lastPoll) {
    var usual = config.emit() == EmitMode.ALL ? Duration.ZERO : OVERLAP;
    return lastPoll.minus(config.overlap().orElse(usual));
  }

  private Instant start() {
    return config
        .startFrom()
        .or(
            () ->
                config.firstPoll() == FirstPoll.NONE
                    ? Optional.of(context.clock().instant())
                    : Optional.empty())
        .orElse(Instant.EPOCH);
  }

  @Override
  public void close() {
    clients.giveBack(lease);
  }
}
