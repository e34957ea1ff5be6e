package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.Payload;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class AnyTextTest {
  @Property(tries = 300)
  void anyBytesGiveAnAnswer(@ForAll byte[] bytes) {
    answer(Payload.of(bytes));
  }

  @Property(tries = 400)
  void anyTextOfYamlsOwnCharactersGivesAnAnswer(@ForAll("yamlLike") String text) {
    answer(Payload.ofText(text));
  }

  @Property(tries = 400)
  void aSlipAnywhereInGoodYamlGivesAnAnswer(@ForAll("mutations") String text) {
    answer(Payload.ofText(text));
  }

  private static void answer(Payload bytes) {
    var checked = Fixture.reader().check(List.of(new ConfigText("any.yaml", bytes)), List.of());

    if (checked instanceof Checked.Invalid(var problems, var notices, _)) {
      assertThat(problems).isNotEmpty().allSatisfy(each -> assertThat(each.at()).isPresent());
      var page = ProblemText.format(problems, "nothing was applied") + ProblemText.notices(notices);
      assertThat(page).doesNotContain("\t", "\r", "\u0000", "Exception", "s3cret-from");
    }
  }

  @Provide
  Arbitrary<String> yamlLike() {
    return Arbitraries.strings().withChars(" \n\n\t:-[]{}&*!|>'\"%@`#,?$~abAB01.").ofMaxLength(200);
  }

  @Provide
  Arbitrary<String> mutations() {
    var good = Examples.EVERYTHING;
    var position = Arbitraries.integers().between(0, good.length() - 1);
    var length = Arbitraries.integers().between(0, 30);
    var inserted =
        Arbitraries.of("", "\t", "\n", ": ", "- ", "${", "}", "[", "*a ", "&a ", "\"", "'", "!x ");
    return Combinators.combine(position, length, inserted)
        .as(
            (at, cut, text) ->
                good.substring(0, at) + text + good.substring(Math.min(good.length(), at + cut)));
  }
}
