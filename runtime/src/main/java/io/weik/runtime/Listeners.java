package io.weik.runtime;

import io.weik.api.event.Event;
import io.weik.api.resource.EventSource;
import io.weik.api.source.Refusal;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Tells each listener in turn. */
final class Listeners implements RuntimeListener {
  private final List<RuntimeListener> all = new CopyOnWriteArrayList<>();

  void add(RuntimeListener listener) {
    all.add(listener);
  }

  @Override
  public void stored(EventSource source, Event event, long position) {
    all.forEach(one -> one.stored(source, event, position));
  }

  @Override
  public void refused(EventSource source, Refusal refusal) {
    all.forEach(one -> one.refused(source, refusal));
  }

  @Override
  public void changed(EventSource source, InstanceState state) {
    all.forEach(one -> one.changed(source, state));
  }

  @Override
  public void delivered(Try attempt) {
    all.forEach(one -> one.delivered(attempt));
  }
}
