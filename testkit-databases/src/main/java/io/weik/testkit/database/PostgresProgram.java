package io.weik.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.tukaani.xz.XZInputStream;

/** The unpacked programs of PostgreSQL. */
record PostgresProgram(Path folder) {
  private static final String ARCHIVE = "/postgres-linux-x86_64.txz";
  private static final int NOBODY = 65534;

  /** Those of this machine's cache. */
  static PostgresProgram ofThisMachine() {
    var folder = Cache.ofUser().folder("postgres-18.6.0", PostgresProgram::unpack);
    return new PostgresProgram(folder);
  }

  private static void unpack(Path folder) {
    try (var archive = PostgresProgram.class.getResourceAsStream(ARCHIVE)) {
      if (archive == null) {
        throw new IllegalStateException("no PostgreSQL on the class path: " + ARCHIVE);
      }
      Command.in(folder, "tar", "-xf", "-").run(new XZInputStream(archive));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Makes the files of a server whose superuser {@code postgres} has the password of a file. */
  void initialize(Path parent, Path password) {
    var words =
        List.of(
            "--pgdata=data",
            "--username=postgres",
            "--pwfile=" + password,
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale-provider=builtin",
            "--locale=C.UTF-8",
            "--no-sync");
    own(parent);
    command(parent, "initdb", words).run();
  }

  /** Gives a folder to the user by whom the programs run. */
  static void own(Path folder) {
    if (Cache.isRoot()) {
      Command.in(folder, "chown", "-R", NOBODY + ":" + NOBODY, folder.toString()).run();
    }
  }

  /** Calls one of the programs. They refuse root, and so root becomes nobody. */
  Command command(Path where, String name, List<String> arguments) {
    var words = new ArrayList<String>();
    if (Cache.isRoot()) {
      var ids = List.of("--reuid=" + NOBODY, "--regid=" + NOBODY, "--clear-groups");
      words.add("setpriv");
      words.addAll(ids);
    }
    words.addAll(List.of("setpriv", "--pdeathsig", "QUIT", folder.resolve("bin/" + name) + ""));
    words.addAll(arguments);
    return new Command(where, Map.of(), words);
  }
}
