package io.weik.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SourceHabitsTest {
  private static final int LONGEST_FILE = 500;
  private static final int LONGEST_TEST = 40;

  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("(?m)^public [a-z@ -]*\\b(?:class|interface|record|enum) (\\w+)");
  private static final Pattern TEST =
      Pattern.compile("(?ms)^( +)@(?:Test|ParameterizedTest|RepeatedTest|Property)\\b.*?^\\1}$");
  private static final Pattern UNFINISHED = Pattern.compile("\\b(TODO|FIXME|XXX)\\b");

  @Test
  void everyPackageSaysWhatItIsForAndIsNullMarked() {
    List<String> bare =
        Repository.mainSources().stream()
            .map(file -> file.resolveSibling("package-info.java"))
            .distinct()
            .filter(info -> !Files.exists(info) || !Repository.text(info).contains("@NullMarked"))
            .map(Repository::name)
            .toList();

    assertThat(bare)
        .as(
            "a package needs a package-info.java with @NullMarked and a sentence of what may not enter")
        .isEmpty();
  }

  @Test
  void everyPublicTypeIsDescribed() {
    List<String> bare = new ArrayList<>();
    for (Path file : Repository.mainSources()) {
      String text = Repository.text(file);
      Matcher type = PUBLIC_TYPE.matcher(text);
      if (type.find() && !text.substring(0, type.start()).contains("/**")) {
        bare.add(Repository.name(file));
      }
    }

    assertThat(bare)
        .as(
            "a public type needs Javadoc: what it is, who calls it on which thread, what happens on failure")
        .isEmpty();
  }

  @Test
  void noFileIsTooLongToRead() {
    List<String> long_ =
        named(javaFiles(), file -> Repository.text(file).lines().count() > LONGEST_FILE);

    assertThat(long_).as("a file over %d lines holds more than one thing", LONGEST_FILE).isEmpty();
  }

  @Test
  void noTestIsTooLongToRead() {
    List<String> long_ = new ArrayList<>();
    for (Path file : Repository.testSources()) {
      TEST.matcher(Repository.text(file))
          .results()
          .map(MatchResult::group)
          .filter(test -> bodyOf(test).lines().count() > LONGEST_TEST)
          .forEach(
              test ->
                  long_.add(
                      Repository.name(file) + ": " + test.lines().skip(1).findFirst().orElse("")));
    }

    assertThat(long_)
        .as(
            "a test over %d lines hides what it shows: move the wiring into a fixture",
            LONGEST_TEST)
        .isEmpty();
  }

  @Test
  void testsWaitForSomethingInsteadOfSleeping() {
    List<String> sleepers =
        named(
            Repository.testSources(), file -> Repository.text(file).contains("Thread." + "sleep("));

    assertThat(sleepers)
        .as("await what should happen (Awaitility, a latch), or move the clock by hand")
        .isEmpty();
  }

  @Test
  void nothingIsLeftForSomeOtherDay() {
    List<String> unfinished =
        named(
            javaFiles(),
            file ->
                !file.endsWith("SourceHabitsTest.java")
                    && UNFINISHED.matcher(Repository.text(file)).find());

    assertThat(unfinished).as("finish it, or leave it out and say so in the changelog").isEmpty();
  }

  @Test
  void testsUseRealThingsOrHandWrittenOnes() {
    List<String> mocking =
        named(
            Repository.files("pom.xml"),
            pom ->
                Stream.of("mockito", "easymock", "powermock", "jmock", "mockk")
                    .anyMatch(Repository.text(pom)::contains));

    assertThat(mocking)
        .as(
            "no mocking library: a small fake of a port shows its contract and survives refactoring")
        .isEmpty();
  }

  /** A test without its annotations: a table of cases may be as long as there are cases. */
  private static String bodyOf(String test) {
    return test.substring(Math.max(0, test.indexOf(" void ")));
  }

  private static List<Path> javaFiles() {
    return Repository.files(".java");
  }

  private static List<String> named(List<Path> files, Predicate<Path> wanted) {
    return files.stream().filter(wanted).map(Repository::name).toList();
  }
}
