package io.weik.server;

import static io.weik.server.AdminEndpoint.delete;
import static io.weik.server.AdminEndpoint.get;
import static io.weik.server.AdminEndpoint.post;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.resource.Kind;
import io.weik.api.resource.ResourceId;
import io.weik.api.source.StoreUnavailableException;
import io.weik.config.ConfigText;
import io.weik.config.Masking;
import io.weik.config.ResourceDocument;
import io.weik.runtime.Node;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The admin API on resources: apply, list, show, delete, export. */
final class ResourceEndpoints {
  private static final String FORCED =
      "true: also remove subscriptions, whose places are forgotten then";

  private final Node node;
  private final Deployment deployment;
  private final Masking masking;
  private final OutcomeView view;

  ResourceEndpoints(Node node, Deployment deployment, Masking masking) {
    this.node = node;
    this.deployment = deployment;
    this.masking = masking;
    this.view = new OutcomeView(node, masking);
  }

  List<AdminEndpoint> all() {
    return List.of(
        post("/api/v1/apply", "Checks resources and makes them run, all or nothing", this::apply)
            .query("dryRun", "true: only say what would change")
            .query("prune", "true: remove what the request does not name")
            .query("force", FORCED)
            .takes("application/json", "Files")
            .answers("application/json", "Outcome"),
        get("/api/v1/resources", "Lists the applied resources", this::list)
            .query("kind", "only of this kind")
            .answers("application/json", "Resources"),
        get("/api/v1/resources/{kind}/{name}", "Shows one resource, secrets masked", this::show)
            .query("format", "yaml: as YAML instead of JSON")
            .answers("application/json", "Resource"),
        delete("/api/v1/resources/{kind}/{name}", "Deletes one resource", this::remove)
            .query("force", FORCED)
            .answers("application/json", "Outcome"),
        post(
                "/api/v1/probe",
                "Checks what is applied, and asks the outside world whether its sources could start",
                _ -> probe())
            .answers("application/json", "Probed"),
        get("/api/v1/export", "All applied resources as YAML, secrets masked", this::export)
            .query("format", "json: as a list in JSON instead of YAML")
            .answers("text/yaml", "Yaml"));
  }

  private AdminAnswer apply(AdminRequest request) throws InterruptedException {
    var texts = texts(request);
    var scope = request.flag("prune") ? Deployment.Scope.WHOLE : Deployment.Scope.JOIN;
    if (request.flag("dryRun")) {
      return AdminAnswer.json(view.ofPlan(deployment.plan(texts, scope)));
    }
    try {
      return AdminAnswer.json(view.of(deployment.apply(texts, scope, places(request))));
    } catch (StoreUnavailableException unavailable) {
      throw unavailable;
    } catch (ProblemException refused) {
      node.applyFailed(refused.problems());
      throw refused;
    }
  }

  private static Deployment.Places places(AdminRequest request) {
    return request.flag("force") ? Deployment.Places.FORGOTTEN : Deployment.Places.GUARDED;
  }

  private static List<ConfigText> texts(AdminRequest request) {
    if (!request.mediaType().equals("application/json")) {
      return List.of(new ConfigText("request", request.body()));
    }
    var texts = new ArrayList<ConfigText>();
    for (var file : request.json().path("files")) {
      texts.add(new ConfigText(file.path("name").asText("request"), content(file)));
    }
    if (texts.isEmpty()) {
      throw AdminFailure.badRequest(
          Problem.user("no files in the request").expected("{\"files\": [{\"name\", \"text\"}]}"));
    }
    return texts;
  }

  private static Payload content(JsonNode file) {
    if (!file.has("base64")) {
      return Payload.ofText(file.path("text").asText());
    }
    try {
      return Payload.of(Base64.getDecoder().decode(file.path("base64").asText()));
    } catch (IllegalArgumentException _) {
      throw AdminFailure.badRequest(Problem.user("a file's base64 is broken"));
    }
  }

  private AdminAnswer list(AdminRequest request) {
    var kind = request.parameter("kind").map(ResourceEndpoints::kind);
    var documents =
        deployment.documents().stream()
            .filter(document -> kind.map(document.id().kind()::equals).orElse(true))
            .toList();
    return AdminAnswer.json(Views.items(documents, this::line));
  }

  private JsonNode line(ResourceDocument document) {
    var view = Views.JSON.createObjectNode();
    view.put("kind", document.id().kind().word()).put("name", document.id().name());
    description(document).ifPresent(text -> view.put("description", text));
    return view;
  }

  private Optional<String> description(ResourceDocument document) {
    return Optional.of(masked(document).at("/metadata/description"))
        .filter(JsonNode::isTextual)
        .map(JsonNode::asText);
  }

  private AdminAnswer show(AdminRequest request) {
    var id = id(request);
    var document =
        deployment.documents().stream()
            .filter(one -> one.id().equals(id))
            .findFirst()
            .orElseThrow(
                () -> AdminFailure.notFound(Problem.user("no such resource").value(id.toString())));
    return request.parameter("format").filter("yaml"::equals).isPresent()
        ? AdminAnswer.yaml(masking.maskedYaml(document))
        : AdminAnswer.json(masking.maskedJson(document));
  }

  private AdminAnswer remove(AdminRequest request) throws InterruptedException {
    return AdminAnswer.json(view.of(deployment.delete(id(request), places(request))));
  }

  private AdminAnswer probe() throws InterruptedException {
    var answer = Views.JSON.createObjectNode();
    var problems = answer.putArray("problems");
    deployment
        .probe()
        .forEach(one -> problems.add(ProblemDocument.of(one).put("message", one.message())));
    return AdminAnswer.json(answer.put("sources", node.instances().size()));
  }

  private AdminAnswer export(AdminRequest request) {
    var documents = deployment.documents();
    if (request.parameter("format").filter("json"::equals).isPresent()) {
      return AdminAnswer.json(Views.items(documents, this::masked));
    }
    return AdminAnswer.yaml(
        String.join("---\n", documents.stream().map(masking::maskedYaml).toList()));
  }

  private JsonNode masked(ResourceDocument document) {
    try {
      return Views.JSON.readTree(masking.maskedJson(document));
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException("masked JSON is not JSON", impossible);
    }
  }

  private static ResourceId id(AdminRequest request) {
    return new ResourceId(kind(request.variable("kind")), request.variable("name"));
  }

  private static Kind kind(String word) {
    return Kind.find(word)
        .orElseThrow(() -> AdminFailure.notFound(Problem.user("no such kind").value(word)));
  }
}
