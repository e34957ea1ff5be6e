package io.weik.source.httppoll;

import io.weik.api.parameter.Secret;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds what is wrong with how the source proves who it is. One config, one thread. */
final class CredentialCheck {
  private final HttpPollConfig config;
  private final Findings findings;

  CredentialCheck(HttpPollConfig config, Findings findings) {
    this.config = config;
    this.findings = findings;
  }

  void run() {
    oneAuthorization();
    userAndKey();
    token();
    secret("Password", config.password(), true);
    secret("ProxyPassword", config.proxyPassword(), true);
    secret("BearerToken", config.bearerToken(), false);
    secret("ApiKey", config.apiKey(), false);
    secret("ClientSecret", config.clientSecret(), true);
  }

  private void oneAuthorization() {
    boolean header = config.headers().keySet().stream().anyMatch("Authorization"::equalsIgnoreCase);
    long ways =
        Stream.of(
                config.username().isPresent(),
                config.bearerToken().isPresent(),
                config.tokenUrl().isPresent(),
                header)
            .filter(given -> given)
            .count();
    var parameter =
        config.tokenUrl().isPresent()
            ? "TokenUrl"
            : config.bearerToken().isPresent() ? "BearerToken" : "Username";
    findings.when(
        ways > 1,
        parameter,
        "more than one way to authorize",
        "one of Username, BearerToken, TokenUrl and the header Authorization");
  }

  private void userAndKey() {
    findings.when(
        config.password().isPresent() && config.username().isEmpty(),
        "Password",
        "a password without a user name",
        "Username beside it");
    findings.when(
        config.username().filter(name -> name.contains(":")).isPresent(),
        "Username",
        "a colon in the user name",
        "none, as it ends the name in basic authentication");
    findings.when(
        config.apiKeyHeader().isPresent() && config.apiKeyQuery().isPresent(),
        "ApiKeyQuery",
        "given beside ApiKeyHeader",
        "one of the two");
    findings.when(
        config.apiKeyHeader().isPresent() && config.apiKey().isEmpty(),
        "ApiKeyHeader",
        "a place for a key that is not there",
        "ApiKey beside it");
    findings.when(
        config.apiKeyQuery().isPresent() && config.apiKey().isEmpty(),
        "ApiKeyQuery",
        "a place for a key that is not there",
        "ApiKey beside it");
  }

  private void token() {
    boolean complete = config.clientId().isPresent() && config.clientSecret().isPresent();
    findings.when(
        config.tokenUrl().isPresent() && !complete,
        "TokenUrl",
        "a token endpoint without credentials for it",
        "ClientId and ClientSecret beside it");
    findings.when(
        config.tokenUrl().filter(url -> WebAddress.read(url.toString()).isEmpty()).isPresent(),
        "TokenUrl",
        "no address of http or https",
        "an address such as https://login.example.com/oauth2/token");
    boolean alone = config.tokenUrl().isEmpty();
    findings.when(
        alone && config.clientId().isPresent(), "ClientId", "no token endpoint", "TokenUrl");
    findings.when(
        alone && config.clientSecret().isPresent(),
        "ClientSecret",
        "no token endpoint",
        "TokenUrl");
    findings.when(alone && config.scope().isPresent(), "Scope", "no token endpoint", "TokenUrl");
    findings.when(
        alone && config.audience().isPresent(), "Audience", "no token endpoint", "TokenUrl");
  }

  private void secret(String parameter, Optional<Secret> secret, boolean encoded) {
    var value = secret.map(Secret::reveal);
    findings.when(
        value.filter(String::isBlank).isPresent(), parameter, "empty secret", "the secret itself");
    findings.when(
        !encoded && value.filter(text -> !ConfigCheck.SENDABLE.matcher(text).matches()).isPresent(),
        parameter,
        "a secret that cannot be sent",
        "printable ASCII without line breaks");
  }
}
