package io.weik.api.resource;

/** One declared thing, checked and bound, with all placeholders resolved. */
public sealed interface Resource
    permits EventSource, EventChannel, EventSubscription, IntegrationFlow, Variable {
  /** Name, description and place. */
  Metadata metadata();

  /** Its kind. */
  Kind kind();

  /** Its name. */
  default String name() {
    return metadata().name();
  }

  /** Kind and name. */
  default ResourceId id() {
    return new ResourceId(kind(), name());
  }
}
