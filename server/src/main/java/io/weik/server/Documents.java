package io.weik.server;

import io.weik.api.event.Payload;
import io.weik.api.resource.Kind;
import io.weik.api.resource.ResourceId;
import io.weik.api.source.StateChange;
import io.weik.config.ResourceDocument;
import io.weik.runtime.StateStore;
import java.util.ArrayList;
import java.util.List;

/**
 * The applied documents, kept over a restart. The state store given must seal its values: they hold
 * secrets.
 */
final class Documents {
  private static final String PREFIX = "resource/";
  private static final int PAGE = 1000;

  private final StateStore sealed;

  Documents(StateStore sealed) {
    this.sealed = sealed;
  }

  /** All of them, sorted by kind and name. */
  List<ResourceDocument> all() {
    var documents = new ArrayList<ResourceDocument>();
    for (Kind kind : Kind.values()) {
      var prefix = PREFIX + kind.word() + "/";
      var page = sealed.scan(prefix, "", PAGE);
      while (!page.isEmpty()) {
        for (var entry : page) {
          var id = new ResourceId(kind, entry.key().substring(prefix.length()));
          documents.add(new ResourceDocument(id, entry.value().text()));
        }
        page = sealed.scan(prefix, page.getLast().key(), PAGE);
      }
    }
    return documents;
  }

  /** Stores and removes in one atomic write. */
  void change(List<ResourceDocument> stored, List<ResourceId> removed) throws InterruptedException {
    var changes = new ArrayList<StateChange>();
    removed.forEach(id -> changes.add(new StateChange.Delete(key(id))));
    stored.forEach(
        document ->
            changes.add(new StateChange.Put(key(document.id()), Payload.ofText(document.text()))));
    if (!changes.isEmpty()) {
      sealed.write(changes);
    }
  }

  private static String key(ResourceId id) {
    return PREFIX + id.kind().word() + "/" + id.name();
  }
}
