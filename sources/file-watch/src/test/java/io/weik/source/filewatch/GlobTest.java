package io.weik.source.filewatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlobTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *                | a.csv
          *                | a/b/c.csv
          *.csv            | a.csv
          *.csv            | x/y/a.csv
          *.{csv,json}     | a.json
          {a,b{c,d}}.txt   | bd.txt
          a?.txt           | ab.txt
          [a-c]1           | b1
          [!a-c]1          | d1
          in/*.csv         | in/a.csv
          **/*.csv         | a.csv
          **/*.csv         | x/y/a.csv
          in/**/*.csv      | in/a.csv
          in/**/*.csv      | in/x/y/a.csv
          in/**            | in/x/y
          /a.csv           | a.csv
          a+(1).$txt^      | a+(1).$txt^
          \\*.txt          | *.txt
          """)
  void aPatternFits(String glob, String path) {
    assertThat(Glob.parse(glob).matches(path)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          *.csv       | a.csv.tmp
          *.csv       | a.CSV
          a?.txt      | a.txt
          [a-c]1      | d1
          [!a-c]1     | a1
          in/*.csv    | in/x/a.csv
          in/*.csv    | a.csv
          in/**/*.csv | out/in/a.csv
          /a.csv      | x/a.csv
          *.txt       | axtxt
          """)
  void aPatternDoesNotFit(String glob, String path) {
    assertThat(Glob.parse(glob).matches(path)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "/", "*.{csv", "a}", "[a", "a\\", "[z-a]"})
  void whatIsNoPatternIsRefused(String text) {
    assertThatThrownBy(() -> Glob.parse(text)).hasMessageContaining("a pattern such as *.csv");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a\nb.csv", "\u00fc \u4e2d\ud83d\ude00.csv", " .csv"})
  void oddNamesFitToo(String name) {
    assertThat(Glob.parse("*.csv").matches(name)).isTrue();
  }
}
