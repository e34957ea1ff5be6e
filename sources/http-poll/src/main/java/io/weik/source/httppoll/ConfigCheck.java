package io.weik.source.httppoll;

import io.weik.api.source.ParameterProblem;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/** Finds what is wrong with parameters in the light of each other. One config, one thread. */
final class ConfigCheck {
  static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7e\\t]*");
  private static final Set<String> OWN =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private final HttpPollConfig config;
  private final Findings findings = new Findings();

  private ConfigCheck(HttpPollConfig config) {
    this.config = config;
  }

  /** All that is wrong. */
  static List<ParameterProblem> problems(HttpPollConfig config) {
    var check = new ConfigCheck(config);
    check.request();
    check.times();
    check.connection();
    new CredentialCheck(config, check.findings).run();
    new PagingCheck(config, check.findings).run();
    return check.findings.all();
  }

  private void request() {
    findings.when(
        config.url().sample().getRawUserInfo() != null,
        "Url",
        "a user name or password in the address",
        "Username and Password beside it");
    findings.when(
        config.contentType().isPresent() && config.body().isEmpty(),
        "ContentType",
        "a media type without a body",
        "Body beside it");
    findings.when(
        config.maxResponseSize().bytes() < 1,
        "MaxResponseSize",
        "size out of bounds",
        "1 B or more");
    var names = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    config.headers().forEach((name, value) -> header(name, value, !names.add(name)));
  }

  private void header(String name, String value, boolean twice) {
    boolean named = HeaderName.isOne(name);
    findings.when(!named, "Headers", "a header without a proper name", "names such as Accept");
    findings.when(twice, "Headers", "a header given twice", "each header once");
    findings.when(
        OWN.stream().anyMatch(name::equalsIgnoreCase),
        "Headers",
        "the connection sets the header " + name + " by itself",
        "no such header");
    findings.when(
        name.equalsIgnoreCase("Proxy-Authorization"),
        "Headers",
        "credentials for a proxy among the headers",
        "ProxyUsername and ProxyPassword");
    findings.when(
        named && !SENDABLE.matcher(value).matches(),
        "Headers",
        "the value of " + name + " cannot be sent",
        "printable ASCII without line breaks");
    findings.when(
        config.contentType().isPresent() && name.equalsIgnoreCase("Content-Type"),
        "ContentType",
        "given among Headers as well",
        "one of the two");
  }

  private void times() {
    findings.when(
        config.pollingInterval().isPresent() && config.cron().isPresent(),
        "Cron",
        "given beside PollingInterval",
        "one of the two");
    config.pollingInterval().ifPresent(time -> positive("PollingInterval", time));
    positive("Timeout", config.timeout());
    positive("ConnectTimeout", config.connectTimeout());
  }

  private void positive(String parameter, Duration time) {
    findings.when(
        !time.isPositive(), parameter, "time out of bounds", "more than nothing, such as 10s");
  }

  private void connection() {
    findings.when(
        config.clientCertificate().isPresent() != config.clientKey().isPresent(),
        config.clientKey().isPresent() ? "ClientKey" : "ClientCertificate",
        "ClientCertificate and ClientKey need each other",
        "both or neither");
    findings.when(
        config.proxyUsername().isPresent() && config.proxy().isEmpty(),
        "ProxyUsername",
        "a user name without a proxy",
        "Proxy beside it");
    findings.when(
        config.proxyPassword().isPresent() && config.proxyUsername().isEmpty(),
        "ProxyPassword",
        "a password without a user name",
        "ProxyUsername beside it");
  }
}
