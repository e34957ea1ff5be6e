package io.weik.source.database.poll;

import io.weik.api.source.Source;
import io.weik.testkit.SourceContract;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** What every source type promises, against a table whose rows become more. */
abstract class PollContract extends SourceContract {
  private PolledTable orders;
  private int rows;

  /** The table {@code orders} with an {@code id} and a {@code note}, and a source for it. */
  abstract PolledTable table() throws Exception;

  @BeforeEach
  final void createTable() throws Exception {
    orders = table();
    makeHappen(2);
  }

  @Override
  protected final Source source() {
    return orders.source();
  }

  @Override
  protected final void makeHappen(int count) throws Exception {
    orders.execute(
        IntStream.range(rows, rows + count)
            .mapToObj("(%1$d, 'note %1$d')"::formatted)
            .collect(Collectors.joining(", ", "INSERT INTO orders VALUES ", "")));
    rows += count;
  }
}
