package io.weik.source.httppoll;

import io.weik.api.parameter.Secret;
import io.weik.api.problem.Problem;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes the secrets of one source out of texts from outside, which may repeat what they were sent.
 * Values of few characters stay, as they would take everything else with them.
 */
final class Redaction {
  private static final int SHORTEST = 4;
  private static final int TOKENS = 2;
  private static final Pattern HARMLESS =
      Pattern.compile("(?i)accept(-.*)?|content-.*|user-agent|prefer|cache-control|if-.*");
  private static final Pattern WORDS = Pattern.compile("[\\s;,=]+");

  private final Set<String> secrets = ConcurrentHashMap.newKeySet();
  private final Deque<String> tokens = new ConcurrentLinkedDeque<>();

  /** Knows no secret yet. */
  static Redaction ofNothing() {
    return new Redaction();
  }

  /** Knows all secrets of these parameters. */
  static Redaction of(HttpPollConfig config) {
    var redaction = new Redaction();
    Stream.of(
            config.password(),
            config.proxyPassword(),
            config.bearerToken(),
            config.apiKey(),
            config.clientSecret())
        .flatMap(secret -> secret.stream())
        .map(Secret::reveal)
        .forEach(redaction::hide);
    config.headers().forEach(redaction::hideHeader);
    hideQuery(config, redaction);
    NamedValue.ofBody(config).forEach(redaction::hideTelling);
    for (var segment : config.url().sample().getPath().split("/", -1)) {
      if (Shown.isKey(segment)) {
        redaction.hide(segment);
      }
    }
    return redaction;
  }

  private static void hideQuery(HttpPollConfig config, Redaction redaction) {
    config.query().forEach((name, value) -> redaction.hideTelling(new NamedValue(name, value)));
    var query = config.url().sample().getQuery();
    for (var part : query == null ? new String[0] : query.split("&", -1)) {
      redaction.hideTelling(NamedValue.ofPart(part));
    }
  }

  private void hideTelling(NamedValue sent) {
    if (sent.isTelling()) {
      hide(sent.value());
    }
  }

  /** Whether a header of this name tells nobody anything that must stay between two. */
  static boolean isHarmless(String header) {
    return HARMLESS.matcher(header).matches();
  }

  private void hideHeader(String name, String value) {
    if (isHarmless(name)) {
      return;
    }
    hide(value);
    WORDS.splitAsStream(value).filter(word -> word.length() >= 2 * SHORTEST).forEach(this::hide);
    if (value.regionMatches(true, 0, "Basic ", 0, 6)) {
      hidePassword(value.substring(6).strip());
    }
  }

  private void hidePassword(String encoded) {
    try {
      var decoded = new String(Base64.getDecoder().decode(encoded), StandardCharsets.UTF_8);
      hide(decoded.substring(decoded.indexOf(':') + 1));
    } catch (IllegalArgumentException _) {
      hide(encoded);
    }
  }

  /** From now on this is taken out too, in the forms in which it may come back. */
  void hide(String secret) {
    secrets.addAll(forms(secret.strip()));
  }

  /** From now on this is taken out too, until there are newer ones. */
  void hideToken(String token) {
    tokens.remove(token.strip());
    tokens.addLast(token.strip());
    if (tokens.size() > TOKENS) {
      tokens.removeFirst();
    }
  }

  private static List<String> forms(String secret) {
    return secret.length() < SHORTEST
        ? List.of()
        : List.of(
            secret,
            WebAddress.value(secret),
            URLEncoder.encode(secret, StandardCharsets.UTF_8),
            secret.replace("\\", "\\\\").replace("\"", "\\\"").replace("/", "\\/"));
  }

  /** The text without the secrets. */
  String shown(String text) {
    var shown = text;
    for (var secret : longestFirst()) {
      shown = shown.replace(secret, Secret.MASK);
    }
    return shown;
  }

  /** The problem without the secrets. */
  Problem shown(Problem problem) {
    return new Problem(
        problem.category(),
        problem.at(),
        problem.resource(),
        problem.path(),
        shown(problem.what()),
        problem.value().map(this::shown),
        problem.expected().map(this::shown),
        problem.hint().map(this::shown));
  }

  private Iterable<String> longestFirst() {
    return Stream.concat(secrets.stream(), tokens.stream().flatMap(each -> forms(each).stream()))
        .sorted(Comparator.comparingInt(String::length).reversed())
        .toList();
  }

  /** Basic credentials as a header carries them, which are hidden from now on. */
  String basic(String user, String password) {
    var encoded =
        Base64.getEncoder()
            .encodeToString((user + ":" + password).getBytes(StandardCharsets.UTF_8));
    hide(encoded);
    return "Basic " + encoded;
  }
}
