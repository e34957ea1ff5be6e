package io.weik.server;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.ResourceId;
import io.weik.config.Checked;
import io.weik.config.ConfigText;
import io.weik.config.Configuration;
import io.weik.config.ResourceDocument;
import io.weik.runtime.Node;
import io.weik.runtime.StateStore;
import io.weik.server.ResourceChange.Action;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

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

  /**
   * What an apply did or would do.
   *
   * @param changes one for each resource, before and after
   * @param notices what is not wrong and still worth telling
   */
  public record Outcome(List<ResourceChange> changes, List<Problem> notices) {}

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
  public Outcome apply(List<ConfigText> texts, Scope scope) throws InterruptedException {
    changing.lockInterruptibly();
    try {
      var plan = planned(texts, documents.all(), scope);
      enact(plan);
      return plan.outcome();
    } finally {
      changing.unlock();
    }
  }

  /**
   * Removes one resource and forgets where it was.
   *
   * @throws ProblemException when there is none of this name, or others refer to it
   */
  public Outcome delete(ResourceId id) throws InterruptedException {
    changing.lockInterruptibly();
    try {
      var before = documents.all();
      var rest = before.stream().filter(document -> !document.id().equals(id)).toList();
      if (rest.size() == before.size()) {
        throw new ProblemException(Problem.user("no such resource").value(id.toString()));
      }
      var checked = valid(List.of(), rest);
      var outcome = new Outcome(changes(before, rest), checked.notices());
      enact(new Plan(checked.configuration(), outcome));
      node.forget(id);
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

  private Plan planned(List<ConfigText> texts, List<ResourceDocument> before, Scope scope) {
    var present =
        switch (scope) {
          case JOIN -> before;
          case WHOLE -> List.<ResourceDocument>of();
        };
    var checked = valid(texts, present);
    var changes = changes(before, checked.configuration().documents());
    return new Plan(checked.configuration(), new Outcome(changes, checked.notices()));
  }

  private Checked.Valid valid(List<ConfigText> texts, List<ResourceDocument> present) {
    return switch (check.check(texts, present)) {
      case Checked.Invalid invalid -> throw new ProblemException(invalid.problems());
      case Checked.Valid valid -> valid;
    };
  }

  private void enact(Plan plan) throws InterruptedException {
    var texts = byId(plan.configuration().documents());
    var stored = new ArrayList<ResourceDocument>();
    var removed = new ArrayList<ResourceId>();
    for (var change : plan.outcome().changes()) {
      var document = texts.get(change.id());
      if (document == null) {
        removed.add(change.id());
      } else if (change.action() != Action.UNCHANGED) {
        stored.add(document);
      }
    }
    documents.change(stored, removed);
    node.apply(plan.configuration().resources());
  }

  private static List<ResourceChange> changes(
      List<ResourceDocument> before, List<ResourceDocument> after) {
    var was = byId(before);
    var changes = new ArrayList<ResourceChange>();
    for (var document : after) {
      var old = was.remove(document.id());
      var action =
          old == null
              ? Action.CREATED
              : old.text().equals(document.text()) ? Action.UNCHANGED : Action.CHANGED;
      changes.add(new ResourceChange(document.id(), action));
    }
    was.keySet().forEach(id -> changes.add(new ResourceChange(id, Action.REMOVED)));
    return changes;
  }

  private static Map<ResourceId, ResourceDocument> byId(List<ResourceDocument> documents) {
    var byId = new LinkedHashMap<ResourceId, ResourceDocument>();
    documents.forEach(document -> byId.put(document.id(), document));
    return byId;
  }
}
