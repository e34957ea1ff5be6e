package io.weik.source.httppoll.item;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.rometools.rome.feed.module.DCModule;
import com.rometools.rome.feed.module.DCSubject;
import com.rometools.rome.feed.synd.SyndCategory;
import com.rometools.rome.feed.synd.SyndContent;
import com.rometools.rome.feed.synd.SyndEntry;
import com.rometools.rome.feed.synd.SyndFeed;
import com.rometools.rome.feed.synd.SyndFeedImpl;
import com.rometools.rome.feed.synd.SyndPerson;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.ParsingFeedException;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * RSS of any version, or Atom: each entry is an item, in the order of the feed, an object of what
 * it has of {@code id, title, link, published, updated, authors, categories, summary, content}. Its
 * id is the guid or id, else the link.
 *
 * @see <a href="https://www.rssboard.org/rss-specification">RSS 2.0</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4287">RFC 4287, Atom</a>
 */
final class FeedBody {
  private final Body body;
  private final Harvest.Options options;
  private final Receiver receiver;

  FeedBody(Body body, Harvest.Options options, Receiver receiver) {
    this.body = body;
    this.options = options;
    this.receiver = receiver;
  }

  Links read() throws IOException, InterruptedException {
    if (options.responsePath().isPresent()) {
      throw new ProblemException(
          Problem.user("the response is a feed, whose items are its entries")
              .value(options.responsePath().get().toString())
              .expected("no ResponsePath")
              .hint("to read it as any XML, set ResponseFormat: xml"));
    }
    for (var entry : feed().getEntries()) {
      take(entry);
    }
    return Links.NONE;
  }

  private SyndFeed feed() throws IOException {
    var parts = new Parts(body, "elements and attributes", Parts.ASK_FOR_LESS);
    try {
      return new SyndFeedImpl(new FeedInput(parts).build(Doctype.dropped(body.reader())));
    } catch (ParsingFeedException broken) {
      throw problem(broken);
    } catch (FeedException | IllegalArgumentException broken) {
      throw new ProblemException(
          body.broken("the response is neither RSS nor Atom")
              .hint("to read it as any XML, set ResponseFormat: xml"),
          broken);
    }
  }

  /** The problem, unless it is one of the stream, which the library hides. */
  private ProblemException problem(ParsingFeedException broken) throws IOException {
    return switch (broken.getCause()) {
      case ProblemException problem -> problem;
      case IOException failed -> throw failed;
      case null, default ->
          new ProblemException(
              body.broken(
                  "the response is not a feed, line %d, column %d"
                      .formatted(broken.getLineNumber(), broken.getColumnNumber())),
              broken);
    };
  }

  private void take(SyndEntry entry) throws IOException, InterruptedException {
    var object = object(entry);
    var id =
        Stream.of(entry.getUri(), entry.getLink())
            .filter(text -> text != null && !text.isBlank())
            .findFirst()
            .orElse(null);
    var bytes = Json.MAPPER.writeValueAsBytes(object);
    var time = instant(entry.getUpdatedDate(), instant(entry.getPublishedDate(), null));
    receiver.take(Item.json(bytes, id, time, false));
  }

  private static @Nullable Instant instant(@Nullable Date date, @Nullable Instant otherwise) {
    return date == null ? otherwise : date.toInstant();
  }

  private static ObjectNode object(SyndEntry entry) {
    var object = JsonNodeFactory.instance.objectNode();
    put(object, "id", entry.getUri());
    put(object, "title", text(entry.getTitleEx()));
    put(object, "link", entry.getLink());
    put(object, "published", Objects.toString(instant(entry.getPublishedDate(), null), null));
    put(object, "updated", Objects.toString(instant(entry.getUpdatedDate(), null), null));
    put(object, "authors", authors(entry));
    put(object, "categories", categories(entry));
    put(object, "summary", text(entry.getDescription()));
    put(
        object,
        "content",
        entry.getContents().stream()
            .map(FeedBody::text)
            .filter(Objects::nonNull)
            .collect(Collectors.joining("\n")));
    return object;
  }

  private static @Nullable String text(@Nullable SyndContent content) {
    return content == null ? null : content.getValue();
  }

  private static List<String> authors(SyndEntry entry) {
    var authors = new ArrayList<String>();
    for (SyndPerson person : entry.getAuthors()) {
      authors.add(person.getName() == null ? person.getEmail() : person.getName());
    }
    if (authors.isEmpty()) {
      authors.add(entry.getAuthor());
    }
    return authors;
  }

  private static List<String> categories(SyndEntry entry) {
    var subjects =
        entry.getModule(DCModule.URI) instanceof DCModule dublinCore
            ? dublinCore.getSubjects()
            : List.<DCSubject>of();
    return Stream.concat(
            entry.getCategories().stream().map(SyndCategory::getName),
            subjects.stream().map(DCSubject::getValue))
        .distinct()
        .toList();
  }

  private static void put(ObjectNode object, String name, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      object.put(name, value.strip());
    }
  }

  private static void put(ObjectNode object, String name, List<String> values) {
    var array = object.arrayNode();
    values.stream().filter(value -> value != null && !value.isBlank()).forEach(array::add);
    if (!array.isEmpty()) {
      object.set(name, array);
    }
  }
}
