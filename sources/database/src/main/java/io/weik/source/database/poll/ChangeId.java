package io.weik.source.database.poll;

import io.weik.source.database.change.Operation;
import io.weik.source.database.table.TableName;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/**
 * Makes the ids of events from what they tell: {@code table/digest/moment}. The digest is that of
 * operation, key and content. The moment is what tells the same change at another time: the number
 * of the poll in the life of the table's state. One thread.
 */
final class ChangeId {
  private static final int LENGTH = 16;

  private final MessageDigest digest;

  ChangeId() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java has SHA-256", impossible);
    }
  }

  /** Of a key and content that tell how long they are. */
  String of(TableName table, Operation operation, byte[] content, int length, String moment) {
    digest.update(operation.word().getBytes(StandardCharsets.US_ASCII));
    digest.update(content, 0, length);
    byte[] sum = Arrays.copyOf(digest.digest(), LENGTH);
    var text = Base64.getUrlEncoder().withoutPadding().encodeToString(sum);
    return table + "/" + text + "/" + moment;
  }
}
