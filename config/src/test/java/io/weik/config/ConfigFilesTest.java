package io.weik.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigFilesTest {
  @TempDir private Path folder;

  @Test
  void aFolderIsReadWithAllBelowItInOrder() throws IOException {
    write("b.yaml", "a.yml", "deep/er/c.YAML", "notes.txt", ".hidden/d.yaml", ".e.yaml");

    assertThat(read(folder.toString()))
        .extracting(ConfigText::file)
        .containsExactly(
            folder.resolve("a.yml").toString(),
            folder.resolve("b.yaml").toString(),
            folder.resolve("deep/er/c.YAML").toString());
  }

  @Test
  void aFileMayHaveAnyNameAndIsReadOnce() throws IOException {
    write("b.yaml", "notes.txt");

    assertThat(
            read(folder.resolve("notes.txt").toString(), folder + "/./b.yaml", folder.toString()))
        .extracting(text -> text.bytes().text())
        .containsExactly("notes.txt", "b.yaml");
  }

  @Test
  void aDashIsStandardInput() {
    var stdin = new ByteArrayInputStream("piped".getBytes(StandardCharsets.UTF_8));

    assertThat(ConfigFiles.read(List.of("-"), stdin))
        .singleElement()
        .satisfies(text -> assertThat(text.file()).isEqualTo("stdin"))
        .satisfies(text -> assertThat(text.bytes().text()).isEqualTo("piped"));
  }

  @Test
  void everythingThatCannotBeReadIsToldAtOnce() throws IOException {
    var empty = Files.createDirectory(folder.resolve("empty")).toString();

    var thrown =
        catchThrowableOfType(
            ProblemException.class, () -> read("no-such.yaml", empty, "nul\0.yaml"));

    assertThat(thrown.problems())
        .extracting(Problem::toString)
        .containsExactly(
            "no such file or folder: no-such.yaml; check the path",
            "no file in folder: " + empty + " (expected: *.yaml or *.yml)",
            "cannot read: nul\0.yaml");
  }

  @Test
  void aFileIsReadNoFurtherThanItMayBeLarge() throws IOException {
    var large = folder.resolve("large.yaml");
    Files.write(large, new byte[20 << 20]);

    assertThat(read(large.toString()).getFirst().bytes().size()).isEqualTo((8 << 20) + 1);
  }

  private void write(String... names) throws IOException {
    for (var name : names) {
      Files.createDirectories(folder.resolve(name).getParent());
      Files.writeString(folder.resolve(name), name);
    }
  }

  private static List<ConfigText> read(String... paths) {
    return ConfigFiles.read(Arrays.asList(paths), InputStream.nullInputStream());
  }
}
