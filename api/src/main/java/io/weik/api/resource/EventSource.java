package io.weik.api.resource;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Where events come from.
 *
 * @param type name of a source type
 * @param eventType type of its CloudEvents
 * @param eventSource source of its CloudEvents
 * @param subject subject of those of its CloudEvents that bring none
 * @param parameters the type's config record
 * @param variables what to map from the data
 * @param requirements Python packages and their version specifiers
 * @param retention what its stream keeps
 * @param onGap what is done when the source finds that events were lost
 */
public record EventSource(
    Metadata metadata,
    String type,
    String eventType,
    String eventSource,
    Optional<String> subject,
    Record parameters,
    List<VariableMapping> variables,
    Map<String, String> requirements,
    StreamRetention retention,
    OnGap onGap)
    implements Resource {
  /**
   * The name of the source that is always there: what happens in this program, as events. Nobody
   * declares one of this name.
   */
  public static final String SYSTEM = "system";

  @Override
  public Kind kind() {
    return Kind.EVENT_SOURCE;
  }

  /** The name of its stream. */
  public String stream() {
    return streamOf(name());
  }

  /** The name of the stream of the source with this name. */
  public static String streamOf(String sourceName) {
    return "eventsource-" + sourceName + "-stream";
  }
}
