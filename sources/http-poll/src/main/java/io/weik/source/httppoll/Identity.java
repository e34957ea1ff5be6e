package io.weik.source.httppoll;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What is polled: Url, Query and Body with their places open, and without the secrets in them,
 * which may be renewed.
 */
final class Identity {
  private Identity() {}

  /** The same for parameters that poll the same. */
  static String of(HttpPollConfig config) {
    var parts = new ArrayList<>(List.of(address(config.url().text()), body(config)));
    new TreeMap<>(config.query())
        .forEach(
            (name, value) -> {
              if (!new NamedValue(name, value).isSecret()) {
                parts.add(name);
                parts.add(value);
              }
            });
    return Fingerprint.of(parts.toArray(String[]::new));
  }

  private static String address(String text) {
    int query = text.indexOf('?') + 1;
    return query == 0
        ? text
        : Arrays.stream(text.substring(query).split("&", -1))
            .filter(part -> !NamedValue.ofPart(part).isSecret())
            .collect(Collectors.joining("&", text.substring(0, query), ""));
  }

  private static String body(HttpPollConfig config) {
    var secrets = Redaction.ofNothing();
    NamedValue.ofBody(config).stream()
        .filter(NamedValue::isSecret)
        .map(NamedValue::value)
        .forEach(secrets::hide);
    return secrets.shown(config.body().orElse(""));
  }
}
