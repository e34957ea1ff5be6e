package io.weik.runtime;

import static org.assertj.core.api.Assertions.assertThat;

import io.cloudevents.core.format.EventFormat;
import io.cloudevents.core.provider.EventFormatProvider;
import io.cloudevents.jackson.JsonFormat;
import io.weik.api.event.Event;
import io.weik.api.event.Payload;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** The CloudEvents SDK is the judge of what the format means. */
class CloudEventFormatTest {
  private static final EventFormat SDK =
      Objects.requireNonNull(
          EventFormatProvider.getInstance().resolveFormat(JsonFormat.CONTENT_TYPE));

  @Test
  void anEventIsReadAlikeByTheSdk() {
    var event =
        Samples.event(
            "application/json",
            Payload.ofText("{ \"total\": 99.95 }"),
            Map.of("partitionkey", "k", "attempt", 3, "replayed", true));

    var read = SDK.deserialize(CloudEventFormat.write(event).getBytes(StandardCharsets.UTF_8));

    assertThat(read.getId()).isEqualTo("A-1");
    assertThat(read.getType()).isEqualTo("com.example.orders.created");
    assertThat(Objects.requireNonNull(read.getTime()).toInstant()).isEqualTo(event.time());
    assertThat(read.getExtension("attempt")).isEqualTo(3);
    assertThat(read.getExtension("replayed")).isEqualTo(true);
    assertThat(new String(Objects.requireNonNull(read.getData()).toBytes(), StandardCharsets.UTF_8))
        .isEqualTo("{\"total\":99.95}");
  }

  @Test
  void textStaysReadable() {
    assertThat(CloudEventFormat.write(Samples.event("text/plain", "hello")))
        .contains("\"data\":\"hello\"");
  }

  @Test
  void binaryAndBrokenJsonBecomeBase64() {
    assertThat(CloudEventFormat.write(Samples.event("image/png", "x"))).contains("data_base64");
    assertThat(CloudEventFormat.write(Samples.event("application/json", "{x")))
        .contains("data_base64");
  }

  @Test
  void theExactFormKeepsEveryByte() throws Exception {
    Event event =
        Samples.event(
            "application/json", Payload.ofText("{ \"a\" :1,\n\"a\":2}"), Map.of("n", 1, "b", true));

    var read = CloudEventFormat.read(EventData.JSON.readTree(CloudEventFormat.writeExactly(event)));

    assertThat(read).isEqualTo(event);
  }
}
