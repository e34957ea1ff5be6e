package io.weik.source.httppoll;

import io.weik.testkit.PeerAnswer;
import io.weik.testkit.PeerRequest;
import java.util.List;
import java.util.regex.Pattern;

/** An API that gives two items after a cursor at a time, and no more than one page a poll. */
class CursorContractTest extends PollContract {
  private static final Pattern SINCE = Pattern.compile("since=(\\d+)");
  private static final int PAGE = 2;

  @Override
  List<String> parameters() {
    return List.of(
        "Query", "since: ${cursor}",
        "Paging", "cursor",
        "CursorPath", "$.next",
        "ResponsePath", "$.items",
        "ItemId", "id",
        "MaxPages", "1");
  }

  @Override
  PeerAnswer answer(PeerRequest request) {
    var since = SINCE.matcher(request.target());
    int from = since.find() ? Integer.parseInt(since.group(1)) : 0;
    int to = Math.min(items(), from + PAGE);
    return PeerAnswer.json("{\"items\": %s, \"next\": \"%d\"}".formatted(list(from, to), to));
  }
}
