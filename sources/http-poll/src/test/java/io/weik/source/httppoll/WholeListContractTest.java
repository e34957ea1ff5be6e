package io.weik.source.httppoll;

import io.weik.testkit.PeerAnswer;
import io.weik.testkit.PeerRequest;
import java.util.List;

/** An API that gives all it has each time, and says when that has not changed. */
class WholeListContractTest extends PollContract {
  @Override
  List<String> parameters() {
    return List.of("ItemId", "id");
  }

  @Override
  PeerAnswer answer(PeerRequest request) {
    var tag = "\"" + items() + "\"";
    boolean same = request.header("If-None-Match").filter(tag::equals).isPresent();
    return same
        ? PeerAnswer.status(304).header("ETag", tag)
        : PeerAnswer.json(list(0, items())).header("ETag", tag);
  }
}
