package io.weik.source.httppoll.item;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.api.event.EventDraft;
import io.weik.api.event.Payload;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.api.source.SourceContext;
import io.weik.api.source.StateChange;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One poll's items. */
public final class Round {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private final SourceContext context;
  private final Harvest.Options options;
  private final List<EventDraft> drafts = new ArrayList<>();
  private long items;

  Round(SourceContext context, Harvest.Options options) {
    this.context = context;
    this.options = options;
  }

  /** Reads one page to its end. */
  public Page read(InputStream body, Optional<String> contentType) throws IOException {
    var root = tree(body.readAllBytes());
    var found = options.responsePath().map(path -> at(root, path)).orElse(root);
    long before = items;
    if (found.isArray()) {
      found.forEach(this::add);
    } else {
      add(found);
    }
    return new Page(
        items - before,
        options.nextUrl().flatMap(path -> text(at(root, path))),
        options.cursor().flatMap(path -> text(at(root, path))));
  }

  private static JsonNode tree(byte[] bytes) {
    try {
      return JSON.readTree(bytes);
    } catch (JsonProcessingException _) {
      var text = new String(bytes, StandardCharsets.UTF_8);
      throw new ProblemException(Problem.remote("the answer is not JSON").value(text));
    } catch (IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static JsonNode at(JsonNode root, ItemPath path) {
    return root.at(path.text().substring(1).replace('.', '/'));
  }

  private static Optional<String> text(JsonNode node) {
    return node.isMissingNode() || node.isNull() ? Optional.empty() : Optional.of(node.asText());
  }

  private void add(JsonNode item) {
    items++;
    drafts.add(
        EventDraft.of("application/json", Payload.ofText(item.toString())).withId(item.toString()));
  }

  /** Stores what was found. */
  public Counts finish(StateChange... together) throws InterruptedException {
    long fresh =
        context.emitter().emit(drafts, together).events().stream()
            .filter(one -> !one.duplicate())
            .count();
    return new Counts(items, fresh, 0);
  }
}
