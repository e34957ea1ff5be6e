package io.weik.source.database.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonOutputTest {
  @Test
  void everyCharacterAtEveryPlaceOfAWordIsReadBackAsItWas() throws Exception {
    var json = new ObjectMapper();
    for (int each : IntStream.rangeClosed(0, 0x17f).toArray()) {
      for (int before = 0; before < 10; before++) {
        var text = "x".repeat(before) + Character.toString(each) + "yyyyyyyyyy";

        var out = new JsonOutput().text(text).toBytes();

        assertThat(json.readValue(out, String.class)).isEqualTo(text);
      }
    }
  }

  @Test
  void manyLongTextsFollowEachOther() throws Exception {
    var text = "a\"漢😀\n".repeat(10_000);
    var out = new JsonOutput().raw('[').text(text).raw(',').text(text).raw(']');

    assertThat(new ObjectMapper().readValue(out.toBytes(), String[].class))
        .containsExactly(text, text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "80",
        "c3",
        "c080",
        "c1bf",
        "e08080",
        "e09fbf",
        "eda080",
        "edbfbf",
        "f08080",
        "f08fbfbf",
        "f4908080",
        "f5808080",
        "ff",
        "e6bc",
        "f09f98",
        "c328",
        "e628a1"
      })
  void whatIsNotUtf8IsRefused(String hex) {
    var bytes = HexFormat.of().parseHex("61" + hex);

    assertThatThrownBy(() -> new JsonOutput().text(bytes))
        .isInstanceOf(UndecodableException.class)
        .hasMessage("it is not UTF-8");
  }

  @Test
  void exactlyThatIsTakenAsUtf8WhichJavaTakes() {
    var random = new Random(3);
    for (int i = 0; i < 200_000; i++) {
      var bytes = new byte[1 + random.nextInt(4)];
      random.nextBytes(bytes);
      bytes[0] |= (byte) 0xc0;

      assertThat(isTaken(bytes)).as(HexFormat.of().formatHex(bytes)).isEqualTo(isUtf8(bytes));
    }
  }

  private static boolean isTaken(byte[] bytes) {
    try {
      return new JsonOutput().text(bytes).size() > 0;
    } catch (UndecodableException _) {
      return false;
    }
  }

  private static boolean isUtf8(byte[] bytes) {
    try {
      return UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).limit() > 0;
    } catch (CharacterCodingException _) {
      return false;
    }
  }
}
