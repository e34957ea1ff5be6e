package io.weik.config.yaml;

import io.weik.api.event.Payload;
import io.weik.api.problem.Location;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Reads a YAML 1.2 text into documents. Whatever the text holds, it ends soon, in bounded memory,
 * with documents or problems and never with an exception.
 *
 * @see <a href="https://yaml.org/spec/1.2.2/">YAML 1.2.2</a>
 */
public final class YamlText {
  /** Size in bytes above which a text is not read. */
  public static final int MAXIMUM_BYTES = 8 << 20;

  private YamlText() {}

  /**
   * What a text holds.
   *
   * @param documents those before the first thing that cannot be read; empty ones are left out
   */
  public record Parsed(List<YamlDocument> documents, List<Problem> problems) {}

  /** Reads all documents of a text; {@code file} is the name that places carry. */
  public static Parsed parse(String file, Payload bytes) {
    var documents = new ArrayList<YamlDocument>();
    var problems = new ArrayList<Problem>();
    try {
      if (bytes.size() > MAXIMUM_BYTES) {
        throw new ProblemException(
            Problem.user("the file is too large").expected("at most 8 MiB").at(start(file)));
      }
      parse(file, CharacterCheck.decode(file, bytes), documents, problems);
    } catch (ProblemException e) {
      problems.addAll(e.problems());
    }
    return new Parsed(List.copyOf(documents), List.copyOf(problems));
  }

  private static void parse(
      String file, String text, List<YamlDocument> documents, List<Problem> problems) {
    try {
      var events = new Parse(settings(file)).parseString(text).iterator();
      new DocumentReader(file, text, events).readAll(documents);
    } catch (MarkedYamlEngineException e) {
      var place = e.getProblemMark().or(e::getContextMark);
      var at = place.map(mark -> new Location(file, mark.getLine() + 1, mark.getColumn() + 1));
      problems.add(YamlWords.problem(e.getProblem(), e.getContext()).at(at.orElse(start(file))));
    } catch (YamlEngineException | IndexOutOfBoundsException e) {
      problems.add(YamlWords.problem(e.getMessage(), null).at(start(file)));
    }
  }

  private static LoadSettings settings(String file) {
    return LoadSettings.builder()
        .setLabel(file)
        .setCodePointLimit(MAXIMUM_BYTES)
        .setUseMarks(true)
        .build();
  }

  private static Location start(String file) {
    return new Location(file, 1, 1);
  }
}
