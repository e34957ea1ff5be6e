package io.weik.source.database.value;

import io.weik.source.database.config.Decimals;
import io.weik.source.database.table.JsonOutput;
import io.weik.source.database.table.ValueWriter;
import io.weik.source.database.value.PostgresType.Attribute;
import io.weik.source.database.value.PostgresType.Composite;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A row as a JSON object (<a
 * href="https://www.postgresql.org/docs/current/rowtypes.html#ROWTYPES-IO-SYNTAX">composite
 * output</a>); as its text when it has other attributes than the type had when it was read.
 */
record PostgresComposite(List<Member> members) implements ValueWriter {
  private record Member(String name, ValueWriter writer) {}

  static PostgresComposite of(Composite type, Decimals decimals) {
    return new PostgresComposite(
        type.attributes().stream().map(attribute -> member(attribute, decimals)).toList());
  }

  private static Member member(Attribute attribute, Decimals decimals) {
    return new Member(attribute.name(), PostgresValues.writer(attribute.type(), decimals));
  }

  @Override
  public void write(byte[] raw, JsonOutput out) {
    var values = values(raw);
    if (values.size() != members.size()) {
      out.text(raw);
      return;
    }
    out.raw('{');
    for (int i = 0; i < members.size(); i++) {
      out.raw(i == 0 ? "" : ",").text(members.get(i).name).raw(':');
      byte @Nullable [] value = values.get(i);
      if (value == null) {
        out.raw("null");
      } else {
        members.get(i).writer.write(value, out);
      }
    }
    out.raw('}');
  }

  private static List<byte @Nullable []> values(byte[] raw) {
    var text = new PostgresText(raw);
    var values = new ArrayList<byte @Nullable []>();
    text.expect('(');
    do {
      values.add(value(text));
    } while (text.take(','));
    text.expect(')');
    text.expectEnd();
    return values;
  }

  private static byte @Nullable [] value(PostgresText text) {
    return switch (text.peek()) {
      case ',', ')' -> null;
      case '"' -> text.quoted();
      default -> text.until(',', ')');
    };
  }
}
