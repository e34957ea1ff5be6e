package io.weik.config.spec;

import io.weik.api.resource.Kind;

/** The record that declares each kind's spec. */
public final class KindSpecs {
  private KindSpecs() {}

  /** The record of a kind. */
  public static Class<? extends Record> of(Kind kind) {
    return switch (kind) {
      case EVENT_SOURCE -> EventSourceSpec.class;
      case EVENT_CHANNEL -> EventChannelSpec.class;
      case EVENT_SUBSCRIPTION -> EventSubscriptionSpec.class;
      case INTEGRATION_FLOW -> IntegrationFlowSpec.class;
      case VARIABLE -> VariableSpec.class;
    };
  }
}
