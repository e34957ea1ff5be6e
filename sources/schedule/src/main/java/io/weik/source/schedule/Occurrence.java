package io.weik.source.schedule;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.weik.api.event.EventDraft;
import io.weik.api.event.Extensions;
import io.weik.api.event.Payload;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A moment that is due.
 *
 * @param count of how many events of this schedule it is the last
 * @param time the moment
 * @param previous that of the event before, if there was one
 * @param next that of the next event, if there will be one
 */
record Occurrence(long count, Instant time, Optional<Instant> previous, Optional<Instant> next) {
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Its event; for one source the same moment always has the same id. */
  EventDraft draft(String source, ZoneId zone, Optional<DataTemplate> template) {
    var text = template.map(one -> one.fill(values(zone))).orElseGet(() -> json(zone));
    return EventDraft.of(contentType(text), Payload.ofText(text))
        .withId("schedule/" + time)
        .withTime(time)
        .withExtensions(Map.of(Extensions.PARTITION_KEY, source));
  }

  private Map<String, String> values(ZoneId zone) {
    var values = new LinkedHashMap<String, String>();
    values.put("scheduledTime", time.toString());
    values.put("previousTime", previous.map(Instant::toString).orElse(""));
    values.put("nextTime", next.map(Instant::toString).orElse(""));
    values.put("localTime", DateTimeFormatter.ISO_OFFSET_DATE_TIME.format(time.atZone(zone)));
    values.put("localDate", time.atZone(zone).toLocalDate().toString());
    values.put("count", Long.toString(count));
    return values;
  }

  private String json(ZoneId zone) {
    var object = JSON.createObjectNode();
    values(zone).forEach((name, value) -> object.put(name, value.isEmpty() ? null : value));
    return object.put("count", count).toString();
  }

  private static String contentType(String text) {
    try {
      return JSON.readTree(text).isMissingNode() ? "text/plain;charset=utf-8" : "application/json";
    } catch (JsonProcessingException _) {
      return "text/plain;charset=utf-8";
    }
  }
}
