package io.weik.checks;

import static org.assertj.core.api.Assertions.assertThat;

import io.weik.cli.BuiltInSources;
import io.weik.config.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The reference under docs is written by the program; {@code ./build reference} writes it anew. */
class ReferencePagesTest {
  private static final Path FOLDER = Repository.root().resolve("docs/reference");

  @Test
  void theReferenceSaysWhatTheProgramTakes() throws IOException {
    var pages = new Reference(BuiltInSources.all()).pages();
    if (Boolean.getBoolean("weikio.write")) {
      write(pages);
    }

    assertThat(written()).as("./build reference writes these pages").isEqualTo(pages);
  }

  private static void write(SortedMap<String, String> pages) throws IOException {
    Files.createDirectories(FOLDER);
    for (var name : written().keySet()) {
      Files.delete(FOLDER.resolve(name));
    }
    for (var page : pages.entrySet()) {
      Files.writeString(FOLDER.resolve(page.getKey()), page.getValue());
    }
  }

  private static SortedMap<String, String> written() throws IOException {
    var pages = new TreeMap<String, String>();
    try (var files = Files.newDirectoryStream(FOLDER, "*.md")) {
      for (var file : files) {
        pages.put(file.getFileName().toString(), Files.readString(file));
      }
    }
    return pages;
  }
}
