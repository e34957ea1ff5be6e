package io.weik.source.webhook;

import io.weik.api.parameter.Secret;
import io.weik.api.source.ParameterProblem;
import io.weik.source.webhook.SignedContent.Part;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Finds what is wrong with parameters in the light of each other. One config, one thread. */
final class ConfigCheck {
  private final WebhookConfig config;
  private final List<ParameterProblem> problems = new ArrayList<>();

  private ConfigCheck(WebhookConfig config) {
    this.config = config;
  }

  /** All that is wrong, in the order of the parameters. */
  static List<ParameterProblem> problems(WebhookConfig config) {
    var check = new ConfigCheck(config);
    check.secrets();
    check.bounds();
    check.handshake();
    check.declaredSignature();
    check.transform();
    return List.copyOf(check.problems);
  }

  private void when(boolean wrong, String parameter, String what, String expected) {
    if (wrong) {
      problems.add(new ParameterProblem(parameter, what, expected));
    }
  }

  private void secrets() {
    boolean none = config.allSecrets().isEmpty();
    when(
        config.validateSignature().orElse(false) && none,
        "ValidateSignature",
        "signatures cannot be validated without a secret",
        "Secret, or ValidateSignature: false");
    when(
        config.secret().filter(ConfigCheck::isEmpty).isPresent(),
        "Secret",
        "empty secret",
        "the text that the sender signs with");
    when(
        config.secrets().stream().anyMatch(ConfigCheck::isEmpty),
        "Secrets",
        "empty secret",
        "the texts that the sender signs with");
    when(
        config.secret().filter(ConfigCheck::isBrokenStandard).isPresent(),
        "Secret",
        "broken secret",
        "base64 after " + Keys.STANDARD_PREFIX);
    when(
        config.secrets().stream().anyMatch(ConfigCheck::isBrokenStandard),
        "Secrets",
        "broken secret",
        "base64 after " + Keys.STANDARD_PREFIX);
  }

  private static boolean isEmpty(Secret secret) {
    return secret.reveal().isBlank();
  }

  private static boolean isBrokenStandard(Secret secret) {
    return secret.reveal().startsWith(Keys.STANDARD_PREFIX) && Keys.decoded(secret).isEmpty();
  }

  private void bounds() {
    long most = 1L << 30;
    long body = config.maxBodySize().bytes();
    when(body < 1 || body > most, "MaxBodySize", "size out of bounds", "1 B to 1 GiB");
    positive("BodyTimeout", config.bodyTimeout());
    when(config.maxInFlight() < 1, "MaxInFlight", "number out of bounds", "1 or more");
    positive("Tolerance", config.tolerance());
  }

  private void positive(String parameter, Duration duration) {
    when(!duration.isPositive(), parameter, "time out of bounds", "more than nothing, such as 10s");
  }

  private void handshake() {
    boolean meta = config.provider().filter(Provider.META::equals).isPresent();
    when(
        meta && config.verifyToken().isEmpty(),
        "VerifyToken",
        "missing for Provider meta",
        "the token that you type in beside the callback URL");
    when(
        config.verifyToken().isPresent() && !meta && config.provider().isPresent(),
        "VerifyToken",
        "not known to this provider",
        "Provider meta, or none");
    when(
        config.verifyToken().filter(ConfigCheck::isEmpty).isPresent(),
        "VerifyToken",
        "empty token",
        "the token that you type in beside the callback URL");
  }

  private void declaredSignature() {
    boolean declared = config.signatureHeader().isPresent();
    boolean time = config.signatureTimestampHeader().isPresent();
    var content = config.signatureContent();
    when(
        declared && config.provider().isPresent(),
        "SignatureHeader",
        "the provider's signature is set already",
        "either Provider or SignatureHeader");
    when(
        declared && config.allSecrets().isEmpty(),
        "SignatureHeader",
        "signatures cannot be validated without a secret",
        "Secret beside it");
    when(
        !declared && (time || config.signaturePrefix().isPresent()),
        "SignatureHeader",
        "missing beside the other Signature parameters",
        "the header with the signature");
    when(
        time != content.has(Part.Variable.TIMESTAMP),
        "SignatureContent",
        "{timestamp} and SignatureTimestampHeader need each other",
        "both, as an unsigned time proves nothing, or neither");
    when(
        content.has(Part.Variable.ID) && config.deliveryIdHeader().isEmpty(),
        "SignatureContent",
        "{id} needs DeliveryIdHeader",
        "the header with the id beside it");
  }

  private void transform() {
    if (config.transformPayload().isPresent()) {
      problems.add(
          new ParameterProblem(
                  "TransformPayload",
                  "payload transforms are not there yet in this version",
                  "no TransformPayload")
              .hint("map what a flow needs with Variables, and transform it in the flow's steps"));
    }
  }
}
