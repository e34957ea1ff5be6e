package io.weik.source.filewatch;

import io.weik.api.event.Payload;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the listing is of.
 *
 * @param device the file system that the folder was on
 * @param complete whether the folder has been listed as a whole once
 * @param path the folder
 */
record Identity(long device, boolean complete, String path) {
  private static final String KEY = "root";
  private static final int PAGE = 1_000;

  static Optional<Identity> stored(SourceContext context) {
    return context.state(KEY).map(Identity::parse);
  }

  private static Identity parse(Payload stored) {
    var part = stored.text().split(" ", 3);
    return new Identity(Long.parseLong(part[0]), part[1].equals("complete"), part[2]);
  }

  void store(SourceContext context) throws InterruptedException {
    var text = device + " " + (complete ? "complete" : "begun") + " " + path;
    context.emitter().emit(List.of(), new StateChange.Put(KEY, Payload.ofText(text)));
  }

  /** Forgets all that is known of another folder. */
  static void forget(SourceContext context) throws InterruptedException {
    for (var page = context.states("", "", PAGE);
        !page.isEmpty();
        page = context.states("", "", PAGE)) {
      var deletes = new ArrayList<StateChange>();
      page.forEach(entry -> deletes.add(new StateChange.Delete(entry.key())));
      context.emitter().emit(List.of(), deletes.toArray(StateChange[]::new));
    }
  }
}
