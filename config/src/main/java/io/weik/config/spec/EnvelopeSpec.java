package io.weik.config.spec;

import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;
import io.weik.config.yaml.Node;
import java.util.Optional;

/** What is around every resource. */
public record EnvelopeSpec(
    @Key("apiVersion") @Doc(value = "The version of the resource's form.", example = "weik.io/v1")
        String apiVersion,
    @Key("kind") @Doc(value = "The kind of resource.", example = "EventSource") String kind,
    @Key("metadata") @Doc("What the resource is called.") MetadataSpec metadata,
    @Key("spec") @Doc("What the resource is, by kind.") Node.Mapping spec) {

  /** What a resource is called. */
  public record MetadataSpec(
      @Key("name")
          @Doc(
              value =
                  "Name, unique within its kind: lower-case letters, digits and single hyphens.",
              example = "github-webhooks")
          ResourceName name,
      @Key("description") @Doc("What it is for, in free text.") Optional<String> description) {}
}
