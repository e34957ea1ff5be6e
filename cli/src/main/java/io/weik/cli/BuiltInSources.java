package io.weik.cli;

import io.weik.api.source.SourceType;
import io.weik.api.source.SourceTypes;
import io.weik.source.webhook.WebhookType;
import java.util.ArrayList;
import java.util.List;
import java.util.ServiceLoader;

/**
 * The source types of this program: one line for each, and those that jars on the class path
 * announce.
 */
public final class BuiltInSources {
  private static final List<SourceType<?>> BUILT_IN = List.of(new WebhookType());

  private BuiltInSources() {}

  /** All of them, by name. */
  public static SourceTypes all() {
    var types = new ArrayList<>(BUILT_IN);
    ServiceLoader.load(SourceType.class).forEach(types::add);
    return new SourceTypes(types);
  }
}
