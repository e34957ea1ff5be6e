package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.parameter.Secret;
import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import io.weik.api.resource.ChannelType;
import io.weik.api.resource.InitialState;
import io.weik.api.resource.Kind;
import io.weik.api.resource.Resource;
import io.weik.api.resource.ResourceId;
import io.weik.api.resource.StartFrom;
import io.weik.api.resource.VariableMapping;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ConfigReaderTest {
  private final Configuration everything = Fixture.valid(Examples.EVERYTHING);

  @Test
  void resourcesComeSortedByKindAndName() {
    assertThat(everything.resources())
        .extracting(resource -> resource.id().toString())
        .containsExactly(
            "EventSource github",
            "EventChannel events",
            "EventSubscription pushes-to-main",
            "IntegrationFlow pushes",
            "Variable github-secret",
            "Variable greeting");
    assertThat(everything.documents())
        .extracting(ResourceDocument::id)
        .containsExactlyElementsOf(
            everything.resources().stream().map(resource -> resource.id()).toList());
  }

  @Test
  void aSourceHasItsParametersBoundAndItsPlaceholdersResolved() {
    var source = everything.sources().getFirst();

    assertThat(source.type()).isEqualTo("webhook");
    assertThat(source.subject()).contains("/pushes");
    assertThat(source.metadata().description()).contains("What people push");
    assertThat(source.variables()).containsExactly(new VariableMapping("order.id", "OrderId"));
    assertThat(source.parameters())
        .isInstanceOfSatisfying(
            WebhookLikeType.Parameters.class,
            parameters ->
                assertThat(parameters.secret())
                    .containsExactly(Secret.parse("s3cret-from-environment")));
  }

  @Test
  void placeholdersThatTheTypeFillsStayInEventTypeAndSubjectOnly() {
    var yaml =
        Fixture.source("Path: /webhooks/github")
            .replace("com.example.push", "com.example.${action}.${TOKEN}");

    assertThat(Fixture.valid(yaml).sources().getFirst().eventType())
        .isEqualTo("com.example.${action}.t0ken-from-environment");
    assertThat(Fixture.problems(yaml.replace("/webhooks/github", "/webhooks/${action}")))
        .singleElement()
        .satisfies(problem -> assertThat(problem.what()).isEqualTo("variable not found"));
  }

  @Test
  void aChannelIsAStreamUnlessItSaysOtherwise() {
    assertThat(everything.channels().getFirst().type()).isEqualTo(ChannelType.STREAM);
  }

  @Test
  void aSubscriptionKnowsWhereItStarts() {
    assertThat(everything.subscriptions().getFirst().startFrom())
        .isEqualTo(new StartFrom.Earliest());
  }

  @Test
  void aFlowKeepsWhatIsTheEventsAndCamels() {
    var flow = everything.flows().getFirst();

    assertThat(flow.initialState()).isEqualTo(InitialState.STARTED);
    assertThat(flow.metadata().description()).contains("Logs pushes");
    assertThat(flow.eventVariables()).containsExactly("OrderId");
    assertThat(flow.steps().json())
        .isEqualTo(
            """
            [{"log":"${OrderId} at ${body.ref} with hello t0ken-from-environment and \
            t0ken-from-environment, ${UNKNOWN} and ${x}"},\
            {"setHeader":{"name":"count","constant":3}}]""");
    assertThat(flow.steps().places())
        .containsExactly(new Location("test.yaml", 11, 7), new Location("test.yaml", 12, 7));
  }

  @Test
  void findersFollowTheWayOfAnEvent() {
    assertThat(everything.subscriptionsTo("github")).hasSize(1);
    assertThat(everything.flowsOf("pushes-to-main")).hasSize(1);
    assertThat(everything.find(new ResourceId(Kind.VARIABLE, "greeting"))).isPresent();
    assertThat(everything.document(new ResourceId(Kind.VARIABLE, "other"))).isEmpty();
  }

  @Test
  void aDocumentKeepsItsCommentsAndPlaceholders() {
    var flow = everything.document(new ResourceId(Kind.INTEGRATION_FLOW, "pushes")).orElseThrow();
    var secret = everything.document(new ResourceId(Kind.VARIABLE, "github-secret")).orElseThrow();

    assertThat(flow.text()).startsWith("# A flow may stand before").doesNotContain("---");
    assertThat(secret.text()).startsWith("apiVersion").contains("Value: ${GITHUB_SECRET}");
  }

  @Test
  void storedDocumentsReadBackToTheSameResources() {
    var again = Fixture.reader().check(List.of(), everything.documents());

    assertThat(again)
        .isInstanceOfSatisfying(
            Checked.Valid.class,
            valid -> {
              assertThat(valid.configuration().documents()).isEqualTo(everything.documents());
              assertThat(valid.configuration().sources().getFirst().parameters())
                  .isEqualTo(everything.sources().getFirst().parameters());
            });
  }

  @Test
  void aNewResourceReplacesTheStoredOneAndTheRestStays() {
    var channel =
        """
        apiVersion: weik.io/v1
        kind: EventChannel
        metadata: {name: events}
        spec: {Type: memory}
        """;

    var checked =
        Fixture.reader()
            .check(List.of(Fixture.text("channel.yaml", channel)), everything.documents());

    assertThat(checked)
        .isInstanceOfSatisfying(
            Checked.Valid.class,
            valid -> {
              assertThat(valid.configuration().resources()).hasSize(6);
              assertThat(valid.configuration().channels().getFirst().type())
                  .isEqualTo(ChannelType.MEMORY);
            });
  }

  @Test
  void aStoredDocumentThatNoLongerFitsIsAProblemOfTheStoredOne() {
    var withoutSource =
        everything.documents().stream()
            .filter(document -> document.id().kind() != Kind.EVENT_SOURCE)
            .toList();

    var checked = Fixture.reader().check(List.of(), withoutSource);

    assertThat(checked)
        .isInstanceOfSatisfying(
            Checked.Invalid.class,
            invalid ->
                assertThat(invalid.problems())
                    .extracting(Problem::toString)
                    .containsExactly(
                        "stored:6:11 EventSubscription pushes-to-main \u00b7 spec.Source: "
                            + "EventSource not found: github (expected: the name of an "
                            + "EventSource); there is no EventSource yet"));
  }

  @Test
  void aNoticeIsToldWhenAResourceIsNewAndNotAgain() {
    var plain = Fixture.source("Path: /a").replace("com.example.push", "push");

    var first = Fixture.check(plain);

    assertThat(first.notices()).hasSize(1);
    assertThat(first)
        .isInstanceOfSatisfying(
            Checked.Valid.class,
            valid -> {
              var documents = valid.configuration().documents();
              assertThat(Fixture.reader().check(List.of(), documents).notices()).isEmpty();
            });
  }

  @Test
  void twoSourcesOnOnePathAreAProblemAtBoth() {
    var other = Fixture.source("Path: /same").replace("name: pushes", "name: other");

    var problems = Fixture.problems(Fixture.source("Path: /same") + "---\n" + other);

    assertThat(problems)
        .extracting(Problem::toString)
        .containsExactly(
            "test.yaml:10:11 EventSource pushes \u00b7 spec.Parameters.Path: already taken: webhook"
                + " path /same; by EventSource other at test.yaml:21:11",
            "test.yaml:21:11 EventSource other \u00b7 spec.Parameters.Path: already taken: webhook"
                + " path /same; by EventSource pushes at test.yaml:10:11");
  }

  @Test
  void aSecretVariableNeverShowsInAProblem() {
    var variable =
        """
        ---
        apiVersion: weik.io/v1
        kind: Variable
        metadata: {name: hidden}
        spec: {Value: /private-path, IsSecret: true}
        """;
    var other = Fixture.source("Path: ${hidden}").replace("name: pushes", "name: other");

    var problems = Fixture.problems(Fixture.source("Path: ${hidden}") + "---\n" + other + variable);

    assertThat(problems).hasSize(2);
    assertThat(problems.toString()).doesNotContain("private-path").contains("webhook path ***");
  }

  @Test
  void aMissingVariableHidesNoOtherProblemOfItsSource() {
    var problems =
        Fixture.problems(
            Fixture.source("        Path: ${no-such-path}\n        Provider: github\n"));

    assertThat(problems)
        .extracting(Problem::what)
        .containsExactly("variable not found", "a provider without a secret");
  }

  @Test
  void whatIsWrongElsewhereDoesNotHideTheFlows() {
    var checked =
        Fixture.check(
            Fixture.source("        Path: /x\n        Wrong: 1\n")
                + """
                ---
                apiVersion: weik.io/v1
                kind: IntegrationFlow
                metadata: {name: print}
                spec: {Steps: [{log: hello}]}
                """);

    assertThat(checked)
        .isInstanceOfSatisfying(
            Checked.Invalid.class,
            invalid -> assertThat(invalid.flows()).extracting(Resource::name).contains("print"));
  }

  @Test
  void anEnvironmentVariableInCapitalsStandsForANameThatNoShellCanExport() {
    var reader =
        new ConfigReader(
            Fixture.TYPES,
            name -> name.equals("API_TOKEN") ? Optional.of("/found") : Optional.empty());

    var checked =
        reader.check(
            List.of(Fixture.text("a.yaml", Fixture.source("        Path: ${api-token}\n"))),
            List.of());

    assertThat(checked).isInstanceOf(Checked.Valid.class);
  }
}
