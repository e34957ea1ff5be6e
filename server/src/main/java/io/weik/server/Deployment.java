package io.weik.server;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.Kind;
import io.weik.api.resource.Resource;
import io.weik.api.resource.ResourceId;
import io.weik.config.Checked;
import io.weik.config.ConfigReader;
import io.weik.config.ConfigText;
import io.weik.config.Configuration;
import io.weik.config.ResourceDocument;
import io.weik.runtime.Node;
import io.weik.runtime.StateStore;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;

/**
 * Takes configuration in: checks it whole, stores it durably, makes it run. Nothing changes when
 * anything is wrong. Safe for use by several threads; changes happen one after the other.
 */
public final class Deployment {
  /** What happens to resources that the texts do not name. */
  public enum Scope {
    /** They stay. */
    JOIN,
    /** They go: the texts are the whole truth. */
    WHOLE
  }

  /** What becomes of the places that removed resources had, as the cursors of a subscription. */
  public enum Places {
    /** They are kept, for resources of these names that come back. */
    KEPT,
    /** They are forgotten; a change that would remove a subscription is refused. */
    GUARDED,
    /** They are forgotten. */
    FORGOTTEN
  }

  /**
   * What an apply did or would do.
   *
   * @param changes one for each resource, before and after
   * @param named resources that the texts declare
   * @param notices what is not wrong and still worth telling
   */
  public record Outcome(
      List<ResourceChange> changes, Set<ResourceId> named, List<Problem> notices) {}

  private record Plan(Configuration configuration, Outcome outcome) {}

  private final ReentrantLock changing = new ReentrantLock();
  private final WholeCheck check;
  private final Documents documents;
  private final Node node;

  /**
   * A deployment to one node.
   *
   * @param sealed a state store that seals its values
   */
  public Deployment(WholeCheck check, StateStore sealed, Node node) {
    this.check = check;
    this.documents = new Documents(sealed);
    this.node = node;
  }

  /** The documents in force, sorted by kind and name. */
  public List<ResourceDocument> documents() {
    return documents.all();
  }

  /**
   * Says what {@link #apply} would do and changes nothing.
   *
   * @throws ProblemException with all that is wrong
   */
  public Outcome plan(List<ConfigText> texts, Scope scope) {
    return planned(texts, documents.all(), scope).outcome();
  }

  /**
   * Checks, stores and runs.
   *
   * @throws ProblemException with all that is wrong; nothing has changed then
   */
  public Outcome apply(List<ConfigText> texts, Scope scope, Places places)
      throws InterruptedException {
    changing.lockInterruptibly();
    try {
      var plan = planned(texts, documents.all(), scope);
      enact(plan, places);
      return plan.outcome();
    } finally {
      changing.unlock();
    }
  }

  /**
   * Removes one resource.
   *
   * @throws ProblemException when there is none of this name, or others refer to it
   */
  public Outcome delete(ResourceId id, Places places) throws InterruptedException {
    changing.lockInterruptibly();
    try {
      var before = documents.all();
      var rest = before.stream().filter(document -> !document.id().equals(id)).toList();
      if (rest.size() == before.size()) {
        throw new ProblemException(Problem.user("no such resource").value(id.toString()));
      }
      var checked = valid(List.of(), rest);
      var outcome = new Outcome(changes(before, rest), Set.of(), checked.notices());
      enact(new Plan(checked.configuration(), outcome), places);
      return outcome;
    } finally {
      changing.unlock();
    }
  }

  /**
   * Runs what was applied before the last stop.
   *
   * @throws ProblemException when it is not right any more, as when an environment variable is gone
   */
  public void restore() throws InterruptedException {
    changing.lockInterruptibly();
    try {
      node.apply(valid(List.of(), documents.all()).configuration().resources());
    } finally {
      changing.unlock();
    }
  }

  /**
   * Checks what is in force once more, and asks the outside world whether its sources could start.
   *
   * @return all that is wrong; empty when all is well
   */
  public List<Problem> probe() throws InterruptedException {
    return switch (check.checkOnline(List.of(), documents.all())) {
      case Checked.Invalid invalid -> invalid.problems();
      case Checked.Valid _ -> List.of();
    };
  }

  private Plan planned(List<ConfigText> texts, List<ResourceDocument> before, Scope scope) {
    var present =
        switch (scope) {
          case JOIN -> before;
          case WHOLE -> List.<ResourceDocument>of();
        };
    var checked = valid(texts, present);
    var changes = changes(before, checked.configuration().documents());
    var named = named(checked.configuration());
    return new Plan(checked.configuration(), new Outcome(changes, named, checked.notices()));
  }

  private static Set<ResourceId> named(Configuration configuration) {
    return configuration.resources().stream()
        .filter(resource -> !resource.metadata().at().file().equals(ConfigReader.STORED))
        .map(Resource::id)
        .collect(Collectors.toSet());
  }

  private Checked.Valid valid(List<ConfigText> texts, List<ResourceDocument> present) {
    return switch (check.check(texts, present)) {
      case Checked.Invalid invalid -> throw new ProblemException(invalid.problems());
      case Checked.Valid valid -> valid;
    };
  }

  private void enact(Plan plan, Places places) throws InterruptedException {
    var stored = new ArrayList<ResourceDocument>();
    var removed = new ArrayList<ResourceId>();
    for (var change : plan.outcome().changes()) {
      switch (change.action()) {
        case CREATED, CHANGED -> change.after().ifPresent(stored::add);
        case REMOVED -> removed.add(change.id());
        case UNCHANGED -> {}
      }
    }
    if (places == Places.GUARDED) {
      guard(removed);
    }
    documents.change(stored, removed);
    node.apply(plan.configuration().resources());
    if (places != Places.KEPT) {
      for (var id : removed) {
        node.forget(id);
      }
    }
  }

  private void guard(List<ResourceId> removed) {
    var subscriptions =
        removed.stream().filter(id -> id.kind() == Kind.EVENT_SUBSCRIPTION).toList();
    if (!subscriptions.isEmpty()) {
      throw AdminFailure.conflict(
          Problem.user("would remove a subscription and forget its place")
              .value(String.join(", ", subscriptions.stream().map(ResourceId::name).toList()))
              .hint("ask with force=true to do it; weikio does with --force"));
    }
  }

  private static List<ResourceChange> changes(
      List<ResourceDocument> before, List<ResourceDocument> after) {
    var was = new LinkedHashMap<ResourceId, ResourceDocument>();
    before.forEach(document -> was.put(document.id(), document));
    var changes = new ArrayList<ResourceChange>();
    for (var document : after) {
      var old = Optional.ofNullable(was.remove(document.id()));
      changes.add(new ResourceChange(document.id(), old, Optional.of(document)));
    }
    was.forEach(
        (id, old) -> changes.add(new ResourceChange(id, Optional.of(old), Optional.empty())));
    return changes;
  }
}
