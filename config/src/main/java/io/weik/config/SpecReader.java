package io.weik.config;

import io.weik.api.resource.Resource;
import io.weik.config.bind.Resolver;
import io.weik.config.bind.Scope;
import java.util.Optional;

/** Reads the specs of one kind. */
@FunctionalInterface
interface SpecReader {
  /** The resource; empty when something was wrong, which the report has been told. */
  Optional<Resource> read(Draft draft);

  /** Where reading a resource's spec starts. */
  static Scope scope(Draft draft, Resolver resolver, Report report) {
    return new Scope(
        draft.id().toString(), "spec", draft.id().kind().word(), "key", resolver, report::problem);
  }
}
