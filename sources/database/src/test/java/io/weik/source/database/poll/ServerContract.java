package io.weik.source.database.poll;

import io.weik.api.source.Source;
import java.util.Optional;

/** What every source type promises, against a table of a real server. */
abstract class ServerContract extends PollContract {
  private Optional<PolledTable> orders = Optional.empty();

  /** The table {@code orders} with an {@code id} and a {@code note}, and a source for it. */
  abstract PolledTable table() throws Exception;

  @Override
  final void create() throws Exception {
    orders = Optional.of(table());
  }

  @Override
  final void execute(String statement) throws Exception {
    orders.orElseThrow().execute(statement);
  }

  @Override
  protected final Source source() {
    return orders.orElseThrow().source();
  }
}
