package io.weik.source.database.poll;

import io.weik.api.digest.Sha256;
import io.weik.source.database.change.Operation;
import io.weik.source.database.table.TableName;
import java.util.Arrays;
import java.util.Base64;

/**
 * Makes the ids of events from what they tell: {@code table/digest/moment}. The digest is that of
 * operation, key and content. The moment is what tells the same change at another time: the number
 * of the poll in the life of the table's state. One thread.
 */
final class ChangeId {
  private static final int LENGTH = 16;

  private final Sha256 hash = new Sha256();

  /** Of a key and content that tell how long they are. */
  String of(TableName table, Operation operation, byte[] content, int length, String moment) {
    byte[] all = hash.add(operation.word()).add(content, 0, length).bytes();
    byte[] sum = Arrays.copyOf(all, LENGTH);
    var text = Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
    return table + "/" + text + "/" + moment;
  }
}
