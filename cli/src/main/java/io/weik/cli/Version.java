package io.weik.cli;

import java.util.Optional;
import picocli.CommandLine.IVersionProvider;

/** Says which program this is. */
final class Version implements IVersionProvider {
  @Override
  public String[] getVersion() {
    var version = Optional.ofNullable(Main.class.getPackage().getImplementationVersion());
    return new String[] {
      "weikio " + version.orElse("(not packed)"), "Java " + Runtime.version().toString()
    };
  }
}
