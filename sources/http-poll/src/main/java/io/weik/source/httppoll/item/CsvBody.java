package io.weik.source.httppoll.item;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.csv.CsvFactory;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.weik.api.problem.Problem;
import io.weik.api.problem.ProblemException;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;

/**
 * CSV: the first row names the columns, each other row is an item, an object of texts. A row of
 * fewer fields lacks the last ones; fields beyond the names are called {@code column4} and so on,
 * as are columns without a name.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc4180">RFC 4180, CSV</a>
 */
final class CsvBody {
  private static final CsvFactory FACTORY =
      CsvFactory.builder()
          .enable(CsvParser.Feature.WRAP_AS_ARRAY)
          .enable(CsvParser.Feature.SKIP_EMPTY_LINES)
          .streamReadConstraints(Json.FACTORY.streamReadConstraints())
          .build();
  private static final int LONGEST_HEADER = 1 << 16;
  private static final int MOST_COLUMNS = 10_000;
  private static final String DELIMITERS = ",;\t|";

  private final Body body;
  private final Harvest.Options options;
  private final Receiver receiver;

  CsvBody(Body body, Harvest.Options options, Receiver receiver) {
    this.body = body;
    this.options = options;
    this.receiver = receiver;
  }

  Links read() throws IOException, InterruptedException {
    if (options.responsePath().isPresent()) {
      throw new ProblemException(
          Problem.user("the response is CSV, whose items are its rows")
              .value(options.responsePath().get().toString())
              .expected("no ResponsePath"));
    }
    var reader = new BufferedReader(body.reader(), LONGEST_HEADER);
    char delimiter = delimiter(reader);
    try (var parser = FACTORY.createParser(reader)) {
      parser.setSchema(CsvSchema.emptySchema().withColumnSeparator(delimiter));
      rows(parser);
    }
    return Links.NONE;
  }

  /** The delimiter that the header line holds most of, outside quotes. */
  private static char delimiter(BufferedReader reader) throws IOException {
    reader.mark(LONGEST_HEADER);
    var counts = new int[DELIMITERS.length()];
    boolean quoted = false;
    for (int read = 0; read < LONGEST_HEADER - 1; read++) {
      int one = reader.read();
      if (one < 0 || (!quoted && (one == '\n' || one == '\r') && read > 0)) {
        break;
      }
      quoted ^= one == '"';
      int which = DELIMITERS.indexOf(one);
      if (!quoted && which >= 0) {
        counts[which]++;
      }
    }
    reader.reset();
    int best = 0;
    for (int which = 1; which < counts.length; which++) {
      best = counts[which] > counts[best] ? which : best;
    }
    return DELIMITERS.charAt(best);
  }

  private void rows(JsonParser parser) throws IOException, InterruptedException {
    parser.nextToken(); // of the array around all rows
    List<String> names = List.of();
    while (parser.nextToken() == JsonToken.START_ARRAY) {
      if (names.isEmpty()) {
        names = names(row(parser));
      } else {
        take(object(names, row(parser)));
      }
    }
  }

  private List<String> row(JsonParser parser) throws IOException {
    var row = new ArrayList<String>();
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (row.size() == MOST_COLUMNS) {
        throw new ProblemException(tooWide(parser.currentTokenLocation().getLineNr()));
      }
      row.add(parser.getText());
    }
    return row;
  }

  private Problem tooWide(int line) {
    return body.broken("the response has too many columns, line " + line)
        .expected("at most " + MOST_COLUMNS)
        .hint("if it is no CSV, set ResponseFormat");
  }

  private static List<String> names(List<String> header) {
    var names = new LinkedHashSet<String>();
    var numbers = new HashMap<String, Integer>();
    for (var field : header) {
      var name = field.isBlank() ? "column" + (names.size() + 1) : field.strip();
      var unique = name;
      while (!names.add(unique)) {
        unique = name + "_" + numbers.merge(name, 2, (last, _) -> last + 1);
      }
    }
    return List.copyOf(names);
  }

  private static ObjectNode object(List<String> names, List<String> row) {
    var object = JsonNodeFactory.instance.objectNode();
    for (int at = 0; at < row.size(); at++) {
      object.put(at < names.size() ? names.get(at) : "column" + (at + 1), row.get(at));
    }
    return object;
  }

  private void take(ObjectNode row) throws IOException, InterruptedException {
    receiver.take(Item.json(Json.MAPPER.writeValueAsBytes(row), null, null, false));
  }
}
