package io.weik.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

class DocsTest {
  private static final Pattern PATH = Pattern.compile("[\\w.-]+(/[\\w.-]+)+/?");

  @Test
  void everyLinkLeadsSomewhere() {
    List<String> broken =
        Markdown.all()
            .flatMap(
                page ->
                    page.localLinks().stream()
                        .filter(link -> !Files.exists(page.file().resolveSibling(link)))
                        .map(link -> Repository.name(page.file()) + ": " + link))
            .toList();

    assertThat(broken).as("links are relative to the page they stand on").isEmpty();
  }

  @Test
  void everyPathThatIsNamedExists() {
    Set<String> folders = topFolders();

    List<String> missing =
        Markdown.all()
            .flatMap(
                page ->
                    page.inlineCode().stream()
                        .filter(code -> PATH.matcher(code).matches())
                        .filter(code -> folders.contains(code.substring(0, code.indexOf('/'))))
                        .filter(code -> !Files.exists(Repository.root().resolve(code)))
                        .map(code -> Repository.name(page.file()) + ": " + code))
            .toList();

    assertThat(missing).as("a path in backticks is one of this repository").isEmpty();
  }

  @Test
  void everyQuotedYamlIsRight() {
    List<String> wrong =
        Markdown.all()
            .flatMap(page -> page.blocks("yaml").stream())
            .flatMap(block -> problemOfQuotedYaml(block).stream())
            .toList();

    assertThat(wrong).isEmpty();
  }

  @Test
  void everyExampleIsRight() {
    List<String> wrong =
        Repository.files(".yaml").stream()
            .filter(DocsTest::isExample)
            .flatMap(
                file ->
                    Resources.problemsOf(Repository.text(file)).stream()
                        .map(problems -> Repository.name(file) + ": " + problems))
            .toList();

    assertThat(wrong).isEmpty();
  }

  private static boolean isExample(Path file) {
    var name = Repository.name(file);
    return (name.startsWith("examples/") || name.endsWith("/example.yaml"))
        && !name.contains("broken");
  }

  @Test
  void decisionsAreNumberedWithoutGapsAndIndexed() {
    List<String> names =
        Repository.files(".md").stream()
            .filter(file -> file.toString().contains("/adr/"))
            .map(file -> file.getFileName().toString())
            .toList();
    String index = Repository.text(Repository.root().resolve("docs/README.md"));

    assertThat(names).isNotEmpty().allSatisfy(name -> assertThat(index).contains("adr/" + name));
    assertThat(names.stream().map(name -> Integer.parseInt(name.substring(0, 4))))
        .isEqualTo(Stream.iterate(1, number -> number + 1).limit(names.size()).toList());
  }

  /**
   * What is wrong with a block of YAML in a page, if anything; whole resources are checked as such.
   */
  private static Optional<String> problemOfQuotedYaml(Markdown.Block block) {
    if (block.text().startsWith("apiVersion:")) {
      return Resources.problemsOf(block.text()).map(problems -> block + ": " + problems);
    }
    try {
      new Load(LoadSettings.builder().build()).loadAllFromString(block.text()).forEach(_ -> {});
      return Optional.empty();
    } catch (YamlEngineException e) {
      return Optional.of(block + ": " + e.getMessage());
    }
  }

  private static Set<String> topFolders() {
    return Stream.of(Repository.root().toFile().listFiles())
        .filter(file -> file.isDirectory() && !file.getName().startsWith("."))
        .map(file -> file.getName())
        .collect(Collectors.toSet());
  }
}
