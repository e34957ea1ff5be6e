package io.weik.config;

import io.weik.api.parameter.ByteSize;
import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Key;
import io.weik.api.parameter.Secret;
import io.weik.api.parameter.Template;
import io.weik.api.source.Claim;
import io.weik.api.source.ParameterProblem;
import io.weik.api.source.Source;
import io.weik.api.source.SourceType;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A source type with a component of every type that a record may use. */
final class WebhookLikeType implements SourceType<WebhookLikeType.Parameters> {
  enum Provider {
    @Doc("GitHub's signatures.")
    GITHUB,
    STANDARD_WEBHOOKS,
    @Key("x-own")
    OWN
  }

  @Doc("Where a signature is found.")
  record Header(
      @Doc(value = "Its name.", example = "X-Signature") String name,
      @Doc("What stands before the signature.") @Default("") String prefix,
      @Doc("A key of its own.") Optional<Secret> key) {}

  @Doc("Receives HTTP calls.")
  record Parameters(
      @Doc(value = "Path that it listens at.", example = "/webhooks/github") String path,
      @Doc("Secrets that sign deliveries.") List<Secret> secret,
      @Doc("Whether signatures are checked.") @Default("true") boolean validateSignature,
      @Doc("Networks that may call.") @Key("AllowedIPs") List<String> allowedIps,
      @Doc("Whose signatures these are.") Optional<Provider> provider,
      @Doc("Largest body.") @Default("1 MiB") ByteSize maximumBody,
      @Doc("How old a delivery may be.") @Default("5m") Duration tolerance,
      @Doc("Calls in flight.") @Default("64") int maximumInFlight,
      @Doc("Calls ever.") Optional<Long> maximumCalls,
      @Doc("Whether it answers at length.") Optional<Boolean> verbose,
      @Doc("Answered headers.") Map<String, String> headers,
      @Doc("Where signatures are.") List<Header> signatures,
      @Doc("A fallback place.") Optional<Header> fallback,
      @Doc("Calls before this are refused.") Optional<Instant> notBefore,
      @Doc("Who is asked.") Optional<URI> authority,
      @Doc("Where bodies are kept.") Optional<Path> folder,
      @Doc("What is asked for.") @Template({"cursor", "lastPoll"}) Map<String, String> query,
      @Doc("What is sent.") @Template("cursor") Optional<String> answer) {
    Parameters {
      if (maximumInFlight < 1) {
        throw new IllegalArgumentException("MaximumInFlight is less than one");
      }
    }
  }

  @Override
  public String name() {
    return "webhook";
  }

  @Override
  public Class<Parameters> configType() {
    return Parameters.class;
  }

  @Override
  public List<ParameterProblem> check(Parameters config) {
    return config.provider().isPresent() && config.secret().isEmpty()
        ? List.of(
            new ParameterProblem("Provider", "a provider without a secret", "Secret as well")
                .hint("add Secret"))
        : List.of();
  }

  @Override
  public List<Claim> claims(Parameters config) {
    return List.of(new Claim("Path", "webhook path " + config.path()));
  }

  @Override
  public Set<String> eventValues() {
    return Set.of("action");
  }

  @Override
  public Source create(Parameters config) {
    return new Source.Running(_ -> {});
  }
}
