package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.Payload;
import io.weik.api.parameter.Default;
import io.weik.api.problem.Suggestions;
import io.weik.config.bind.RecordBinder;
import io.weik.config.bind.Resolver;
import io.weik.config.bind.Scope;
import io.weik.config.yaml.Node;
import io.weik.config.yaml.YamlText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import net.jqwik.api.constraints.UniqueElements;

class RoundTripTest {
  record Values(
      String text,
      int number,
      long large,
      boolean flag,
      Duration time,
      List<String> texts,
      Map<String, String> named,
      Optional<String> possible,
      @Default("7") int given) {}

  @Property
  void whatIsWrittenInDoubleQuotesIsReadBack(
      @ForAll String text,
      @ForAll int number,
      @ForAll long large,
      @ForAll boolean flag,
      @ForAll @LongRange(max = 1_000_000_000L) long milliseconds,
      @ForAll List<String> texts,
      @ForAll @UniqueElements List<@AlphaChars @StringLength(min = 1, max = 9) String> names) {
    var time = Duration.ofMillis(milliseconds);
    var named = names.stream().collect(Collectors.toMap(name -> name, name -> name + text));
    var values = new Values(text, number, large, flag, time, texts, named, Optional.of(text), 7);

    assertThat(read(yaml(values))).contains(values);
  }

  @Property
  void aSlipOfOneLetterIsFound(
      @ForAll @AlphaChars @StringLength(min = 4, max = 12) String word,
      @ForAll @LongRange(max = 100) long where) {
    int at = (int) (where % word.length());
    var slip = word.substring(0, at) + word.substring(at + 1);

    assertThat(Suggestions.nearest(slip, List.of("0123456789012", word))).containsExactly(word);
  }

  private static String yaml(Values values) {
    return """
    Text: %s
    Number: %d
    Large: %d
    Flag: %s
    Time: %dms
    Texts: [%s]
    Named: {%s}
    Possible: %s
    """
        .formatted(
            quoted(values.text),
            values.number,
            values.large,
            values.flag,
            values.time.toMillis(),
            values.texts.stream().map(RoundTripTest::quoted).collect(Collectors.joining(", ")),
            values.named.entrySet().stream()
                .map(each -> each.getKey() + ": " + quoted(each.getValue()))
                .collect(Collectors.joining(", ")),
            quoted(values.possible.orElseThrow()));
  }

  private static String quoted(String text) {
    return text.chars()
        .mapToObj(c -> "\\u%04x".formatted(c))
        .collect(Collectors.joining("", "\"", "\""));
  }

  private static Optional<Values> read(String yaml) {
    var parsed = YamlText.parse("v.yaml", Payload.ofText(yaml));
    assertThat(parsed.problems()).isEmpty();
    var problems = new ArrayList<Object>();
    var scope = new Scope("test", "", "", "key", Resolver.NONE, problems::add);
    var root = (Node.Mapping) parsed.documents().getFirst().root();
    return RecordBinder.bind(Values.class, root, scope);
  }
}
