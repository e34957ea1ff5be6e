package io.weik.config.bind;

import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import io.weik.config.yaml.Node;
import io.weik.config.yaml.Shown;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Where in which resource reading has got to, and where its problems go.
 *
 * @param resource as {@code EventSource github-webhooks}
 * @param path as {@code spec.Parameters}; empty at the root
 * @param topic what {@code weikio explain} is asked for the keys here
 * @param noun what a key is called here
 */
public record Scope(
    String resource,
    String path,
    String topic,
    String noun,
    Resolver resolver,
    Consumer<Problem> sink) {

  /** The scope of a key's value. */
  public Scope into(String key) {
    return path(path.isEmpty() ? key : path + "." + key, topic + "." + key);
  }

  /** The scope of a list's item. */
  public Scope item(int index) {
    return path(path + "[" + index + "]", topic);
  }

  private Scope path(String newPath, String newTopic) {
    return new Scope(resource, newPath, newTopic, noun, resolver, sink);
  }

  /** The same place, whose keys go by another noun and are explained under another topic. */
  public Scope explained(String newTopic, String newNoun) {
    return new Scope(resource, path, newTopic, newNoun, resolver, sink);
  }

  /** The same place, where placeholders are resolved in another way. */
  public Scope resolving(Resolver other) {
    return new Scope(resource, path, topic, noun, other, sink);
  }

  /** The same place, for a second look at what was told already. */
  public Scope quiet() {
    return new Scope(resource, path, topic, noun, resolver, _ -> {});
  }

  /** The text of a scalar with its placeholders resolved; empty when that was a problem. */
  public Optional<String> resolve(Node.Scalar scalar) {
    return resolver.resolve(scalar, scalar.text(), this);
  }

  /** Tells a problem of this place in this resource. */
  public void tell(Location at, Problem problem) {
    var placed = problem.at(at).in(resource);
    sink.accept(path.isEmpty() ? placed : placed.path(path));
  }

  /** Tells that a value is not what it should be, showing it as it was written. */
  public void wrong(Node.Scalar scalar, String expected) {
    tell(scalar.at(), wrongValue(scalar, expected));
  }

  /** Tells that a value is not what it should be, and what to do about it. */
  public void wrong(Node.Scalar scalar, String expected, Optional<String> hint) {
    var problem = wrongValue(scalar, expected);
    tell(scalar.at(), hint.map(problem::hint).orElse(problem));
  }

  private static Problem wrongValue(Node.Scalar scalar, String expected) {
    return Problem.user("wrong value").value(Shown.of(scalar.text())).expected(expected);
  }

  /** Tells that a value has the wrong shape. */
  public void wrongShape(Node node, String expected) {
    tell(node.at(), Problem.user("wrong value").value(node.noun()).expected(expected));
  }
}
