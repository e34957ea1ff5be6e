package io.weik.source.filewatch.watch;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.NotEmpty;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
  @ParameterizedTest
  @CsvSource({
    "6162, ab",
    "C3BC, \u00fc",
    "F09F9A80, \ud83d\ude80",
    "E9, \\xE9",
    "61E962, a\\xE9b",
    "C3, \\xC3",
    "EDA080, \\xED\\xA0\\x80",
    "5C, \\",
    "5C78, \\x",
    "5C784539, \\x5CxE9",
    "5C5C784539, \\\\x5CxE9",
    "EFBFBD, \ufffd"
  })
  void whatIsUtf8IsShownAsItIsAndTheRestEscaped(String bytes, String shown) {
    assertThat(Names.shown(java.util.HexFormat.of().parseHex(bytes))).isEqualTo(shown);
  }

  @Property
  boolean everyNameCanBeReadBackFromWhatIsShown(@ForAll @NotEmpty @Size(max = 20) byte[] name) {
    for (int i = 0; i < name.length; i++) {
      name[i] = name[i] == 0 || name[i] == '/' ? (byte) '\\' : name[i];
    }
    Path path = Names.path(Names.shown(name));

    return java.util.Arrays.equals(Names.bytes(path), name)
        && Names.shown(path).equals(Names.shown(name))
        && Names.resolve(Path.of("/a"), Names.shown(name)).equals(Path.of("/a").resolve(path));
  }

  @Test
  void aCharacterOutsideTheBasicPlaneComesAfterAllOfIt() {
    assertThat(ByName.compare("a\ud83d\ude80", "a\ufffd")).isPositive();
    assertThat(ByName.compare("a\ufffd", "a\ud83d\ude80")).isNegative();
    assertThat(ByName.compare("a\ud83d\ude80", "a\ud7ff")).isPositive();
  }

  @Property
  boolean entriesAreInTheOrderOfTheirBytes(@ForAll String one, @ForAll String other) {
    int bytes = java.util.Arrays.compareUnsigned(one.getBytes(UTF_8), other.getBytes(UTF_8));
    boolean wellFormed = UTF_8.newEncoder().canEncode(one) && UTF_8.newEncoder().canEncode(other);

    return !wellFormed || Integer.signum(bytes) == Integer.signum(ByName.compare(one, other));
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void aFileWhoseNameIsNotUtf8IsListedLookedAtAndOpened(@TempDir Path folder) throws Exception {
    Files.writeString(Names.resolve(folder, "caf\\xE9 \\x5Cx41"), "here");

    Entry entry = Folder.list(folder).getFirst();

    assertThat(entry.name()).isEqualTo("caf\\xE9 \\x5Cx41");
    assertThat(entry.in(folder)).hasContent("here");
    assertThat(Folder.look(entry.in(folder))).contains(entry);
    assertThat(PlainListing.list(folder, false)).containsExactly(entry);
  }
}
