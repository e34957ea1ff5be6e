package io.weik.source.database.engine;

import io.debezium.config.Configuration;
import io.debezium.document.Document;
import io.debezium.document.DocumentReader;
import io.debezium.document.DocumentWriter;
import io.debezium.relational.history.AbstractSchemaHistory;
import io.debezium.relational.history.HistoryRecord;
import io.debezium.relational.history.HistoryRecordComparator;
import io.debezium.relational.history.SchemaHistoryException;
import io.debezium.relational.history.SchemaHistoryListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * The shapes that tables had at positions of the log, in the state of the source. A shape is
 * durable before the first row that has it is even queued, and so before any position after it.
 * Debezium makes instances by reflection: which source they work for is told by {@link
 * OpenReaders#KEY}.
 */
public final class StateHistory extends AbstractSchemaHistory {
  /** The property that holds what the connector calls itself. */
  static final String NAME = "schema.history.internal.weikio.name";

  private @Nullable Shapes shapes;
  private String name = "";

  /** An entry without a file is of before all; a binlog that has none yet is read from there. */
  private static final class FromBeginning extends HistoryRecordComparator {
    private final HistoryRecordComparator others;

    FromBeginning(HistoryRecordComparator others) {
      this.others = others;
    }

    @Override
    public boolean isAtOrBefore(HistoryRecord one, HistoryRecord other) {
      return isBeginning(one) || (!isBeginning(other) && others.isAtOrBefore(one, other));
    }

    private static boolean isBeginning(HistoryRecord entry) {
      var position = entry.document().getDocument(HistoryRecord.Fields.POSITION);
      return "".equals(position.getString("file"));
    }
  }

  /** For Debezium. */
  public StateHistory() {}

  @Override
  public void configure(
      Configuration configuration,
      HistoryRecordComparator comparator,
      SchemaHistoryListener listener,
      boolean catalogFirst) {
    super.configure(configuration, new FromBeginning(comparator), listener, catalogFirst);
    shapes =
        OpenReaders.find(configuration.getString(OpenReaders.KEY))
            .map(OpenReaders.Opened::shapes)
            .orElseThrow(() -> new SchemaHistoryException("the reader has been closed"));
    name = configuration.getString(NAME);
  }

  private Shapes shapes() {
    if (shapes == null) {
      throw new SchemaHistoryException("not configured");
    }
    return shapes;
  }

  @Override
  protected void storeRecord(HistoryRecord entry) {
    try {
      shapes().add(DocumentWriter.defaultWriter().write(entry.document()));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    } catch (InterruptedException stop) {
      Thread.currentThread().interrupt();
      throw new SchemaHistoryException("interrupted", stop);
    }
  }

  @Override
  protected void recoverRecords(Consumer<HistoryRecord> records) {
    shapes().forEach(text -> records.accept(new HistoryRecord(mine(text))));
  }

  /** An entry as if the connector had made it that reads it, whose name may be another. */
  private Document mine(String text) {
    try {
      var entry = DocumentReader.defaultReader().read(text);
      entry.getDocument(HistoryRecord.Fields.SOURCE).setString("server", name);
      return entry;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public boolean exists() {
    return !shapes().isEmpty();
  }

  @Override
  public boolean storageExists() {
    return true;
  }
}
