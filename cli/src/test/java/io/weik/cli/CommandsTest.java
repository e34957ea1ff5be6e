package io.weik.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Command;

class CommandsTest {
  static Stream<Commands.Entry> entries() {
    return Commands.ALL.stream();
  }

  @ParameterizedTest
  @MethodSource("entries")
  void aCommandIsListedUnderTheNamesOfItsAnnotation(Commands.Entry entry) {
    var command = entry.type().getAnnotation(Command.class);

    assertThat(Stream.concat(Stream.of(command.name()), Stream.of(command.aliases())))
        .containsExactlyElementsOf(entry.names());
  }

  @ParameterizedTest
  @MethodSource("entries")
  void aNamedCommandIsPutTogether(Commands.Entry entry) {
    for (var name : entry.names()) {
      assertThat(Commands.commandLine(name).getSubcommands()).containsKey(name);
    }
  }

  @Test
  void withoutANamedCommandAllAreThere() {
    assertThat(Commands.commandLine("--help").getSubcommands()).containsKeys("run", "es", "esi");
    assertThat(Commands.commandLine("completion").getSubcommands()).containsKeys("run", "es");
  }
}
