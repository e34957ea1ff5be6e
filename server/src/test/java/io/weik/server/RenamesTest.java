package io.weik.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.problem.Problem;
import io.weik.api.resource.Kind;
import io.weik.api.resource.ResourceId;
import io.weik.api.source.SourceTypes;
import io.weik.config.Masking;
import io.weik.config.ResourceDocument;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RenamesTest {
  private static final String SPEC = "{Source: shop, Channel: events}";

  private final Renames renames = new Renames(new Masking(new SourceTypes(List.of())));

  @Test
  void oneRemovedAndOneCreatedWithOneSpecLookRenamed() {
    assertThat(in(created("bills", SPEC), removed("billing", SPEC)))
        .containsExactly(
            "renamed? EventSubscription bills has the same spec as billing;"
                + " its place (cursor) does not move along");
  }

  @Test
  void anotherSpecIsAnotherResource() {
    assertThat(in(created("bills", SPEC), removed("billing", "{Source: shop, Channel: other}")))
        .isEmpty();
  }

  @Test
  void whereTheOldOneStaysItSaysSo() {
    assertThat(in(created("bills", SPEC), unchanged("billing", SPEC)))
        .containsExactly(
            "renamed? EventSubscription bills has the same spec as billing, which stays;"
                + " to remove it use --prune or config delete");
  }

  @Test
  void whatTheTextsNameIsNoOldName() {
    var outcome =
        new Deployment.Outcome(
            List.of(created("bills", SPEC), unchanged("billing", SPEC)),
            Set.of(id("bills"), id("billing")),
            List.<Problem>of());

    assertThat(renames.in(outcome)).isEmpty();
  }

  @Test
  void twoNewNamesAreMatchedWithTwoOldOnes() {
    assertThat(
            in(
                created("a", SPEC),
                created("b", SPEC),
                created("c", SPEC),
                removed("x", SPEC),
                removed("y", SPEC)))
        .hasSize(2);
  }

  private List<String> in(ResourceChange... changes) {
    var named =
        Stream.of(changes)
            .filter(change -> change.action() == ResourceChange.Action.CREATED)
            .map(ResourceChange::id)
            .toList();
    return renames.in(new Deployment.Outcome(List.of(changes), Set.copyOf(named), List.of()));
  }

  private static ResourceChange created(String name, String spec) {
    return new ResourceChange(id(name), Optional.empty(), Optional.of(document(name, spec)));
  }

  private static ResourceChange removed(String name, String spec) {
    return new ResourceChange(id(name), Optional.of(document(name, spec)), Optional.empty());
  }

  private static ResourceChange unchanged(String name, String spec) {
    var document = Optional.of(document(name, spec));
    return new ResourceChange(id(name), document, document);
  }

  private static ResourceId id(String name) {
    return new ResourceId(Kind.EVENT_SUBSCRIPTION, name);
  }

  private static ResourceDocument document(String name, String spec) {
    return new ResourceDocument(
        id(name),
        """
        apiVersion: weik.io/v1
        kind: EventSubscription
        metadata: {name: %s}
        spec: %s
        """
            .formatted(name, spec));
  }
}
