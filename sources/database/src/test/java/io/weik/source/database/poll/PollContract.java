package io.weik.source.database.poll;

import io.weik.testkit.SourceContract;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;

/** What every source type promises, against a table whose rows become more. */
abstract class PollContract extends SourceContract {
  private int rows;

  /** Makes the table {@code orders} with an {@code id} and a {@code note}. */
  abstract void create() throws Exception;

  abstract void execute(String statement) throws Exception;

  @BeforeEach
  final void createTable() throws Exception {
    create();
    makeHappen(2);
  }

  @Override
  protected final void makeHappen(int count) throws Exception {
    execute(
        IntStream.range(rows, rows + count)
            .mapToObj("(%1$d, 'note %1$d')"::formatted)
            .collect(Collectors.joining(", ", "INSERT INTO orders VALUES ", "")));
    rows += count;
  }
}
