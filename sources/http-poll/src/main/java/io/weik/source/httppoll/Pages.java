package io.weik.source.httppoll;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import io.weik.source.httppoll.item.Page;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Makes the call for a page, and finds the next one. A place is a page's address, cursor or number
 * as text, which means something to the same {@link Paging} only; the first page's is empty.
 */
final class Pages {
  static final String FIRST = "";

  private static final String UNKNOWN = "\"${" + TemplateValues.CURSOR + "}\"";

  private final HttpPollConfig config;
  private final Predicate<URI> trusted;

  /**
   * @param trusted where pages may lie
   */
  Pages(HttpPollConfig config, Predicate<URI> trusted) {
    this.config = config;
    this.trusted = trusted;
  }

  /** The call for the page at a place. */
  Call call(String place, TemplateValues values) {
    var filled = movesCursor(place) ? new TemplateValues(place, values.lastPoll()) : values;
    return new Call(
        config.method().value(),
        uri(place, filled),
        headers(),
        config.body().map(body -> body(body, filled)));
  }

  private boolean movesCursor(String place) {
    return config.paging() == Paging.CURSOR
        && config.cursorParameter().isEmpty()
        && !place.isEmpty();
  }

  private URI uri(String place, TemplateValues values) {
    return switch (config.paging()) {
      case NONE -> base(values);
      case LINK_HEADER, NEXT_URL -> place.isEmpty() ? sized(base(values)) : URI.create(place);
      case CURSOR -> sized(cursor(base(values), place));
      case OFFSET ->
          sized(QueryText.with(base(values), config.offsetParameter(), number(place, 0)));
      case PAGE ->
          sized(
              QueryText.with(
                  base(values), config.pageParameter(), number(place, config.firstPage())));
    };
  }

  private static String number(String place, int first) {
    return place.isEmpty() ? String.valueOf(first) : place;
  }

  private URI cursor(URI base, String place) {
    return config
        .cursorParameter()
        .filter(_ -> !place.isEmpty())
        .map(name -> QueryText.with(base, name, place))
        .orElse(base);
  }

  private URI sized(URI uri) {
    return config
        .pageSizeParameter()
        .map(name -> QueryText.with(uri, name, String.valueOf(config.pageSize().orElse(1))))
        .orElse(uri);
  }

  private URI base(TemplateValues values) {
    var uri = config.url().fill(values);
    for (var entry : config.query().entrySet()) {
      boolean unknown =
          values.cursor().isEmpty()
              && TemplateValues.hasPlace(entry.getValue(), TemplateValues.CURSOR);
      if (!unknown) {
        uri =
            QueryText.with(
                uri, entry.getKey(), values.fill(entry.getValue(), UnaryOperator.identity()));
      }
    }
    return uri;
  }

  private Map<String, String> headers() {
    var headers = new LinkedHashMap<String, String>();
    if (config.body().isPresent()) {
      headers.put("Content-Type", config.contentType().orElse("application/json"));
    }
    headers.putAll(config.headers());
    return headers;
  }

  /** A cursor that is not known yet is null in JSON. */
  private String body(String template, TemplateValues values) {
    var type = config.bodyType();
    boolean isNull = type.contains("json") && values.cursor().isEmpty();
    return values.fill(isNull ? template.replace(UNKNOWN, "null") : template, BodyPlace.in(type));
  }

  /** The place of the page after this one; empty when it is the last. */
  Optional<String> next(String place, TemplateValues values, Answer answer, Page page) {
    return switch (config.paging()) {
      case NONE -> Optional.empty();
      case LINK_HEADER -> address(LinkHeader.next(answer.headers().allValues("Link")), answer);
      case NEXT_URL -> address(page.nextUrl(), answer);
      case CURSOR -> cursor(place, values, page);
      case OFFSET -> counted(page, Long.parseLong(number(place, 0)) + page.items());
      case PAGE -> counted(page, Long.parseLong(number(place, config.firstPage())) + 1);
    };
  }

  /** A cursor that is kept from poll to poll is new even where there was nothing to read. */
  private Optional<String> cursor(String place, TemplateValues values, Page page) {
    boolean kept = config.cursorParameter().isEmpty();
    var present = kept && place.isEmpty() ? values.cursor() : place;
    return page.cursor()
        .filter(cursor -> !cursor.isEmpty() && !cursor.equals(present))
        .filter(_ -> !kept || page.items() > 0);
  }

  private Optional<String> counted(Page page, long next) {
    boolean last = page.items() == 0 || page.items() < config.pageSize().orElse(0);
    return last ? Optional.empty() : Optional.of(String.valueOf(next));
  }

  private Optional<String> address(Optional<String> reference, Answer answer) {
    return reference.filter(text -> !text.isBlank()).map(text -> checked(text, answer).toString());
  }

  private URI checked(String reference, Answer answer) {
    var named =
        WebAddress.resolve(answer.uri(), reference)
            .orElseThrow(
                () ->
                    new ProblemException(
                        Problem.remote("the next page of " + Origin.of(answer.uri()).authority())
                            .expected("an address of http or https")
                            .hint("check NextUrlPath")));
    var next = trusted.test(named) ? named : encrypted(named).filter(trusted).orElse(named);
    if (!trusted.test(next)) {
      throw new ProblemException(refused(next));
    }
    return config.apiKeyQuery().map(name -> QueryText.without(next, name)).orElse(next);
  }

  /** Servers behind a proxy that speaks https for them often name themselves by http. */
  private static Optional<URI> encrypted(URI uri) {
    var query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return Origin.of(uri).isUsualHttp()
        ? WebAddress.read("https://" + uri.getHost() + uri.getRawPath() + query)
        : Optional.empty();
  }

  private Problem refused(URI next) {
    var own = Origin.of(config.url().sample());
    var origin = Origin.of(next);
    return own.isSecure() && !origin.isSecure()
        ? Problem.user("the next page lies on http")
            .value(Shown.address(next))
            .expected("https, as Url")
        : Problem.user("the next page lies on another origin")
            .value(Shown.address(next))
            .expected(own.toString())
            .hint("put " + origin + " into TrustedOrigins if it may have the credentials");
  }
}
