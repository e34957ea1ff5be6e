package io.weik.source.httppoll;

import io.weik.api.parameter.ByteSize;
import io.weik.api.parameter.CharsetName;
import io.weik.api.parameter.CronExpression;
import io.weik.api.parameter.Default;
import io.weik.api.parameter.Doc;
import io.weik.api.parameter.Secret;
import io.weik.api.parameter.Template;
import io.weik.api.parameter.TimeZoneName;
import io.weik.source.httppoll.item.BodyFormat;
import io.weik.source.httppoll.item.EmitMode;
import io.weik.source.httppoll.item.FirstPoll;
import io.weik.source.httppoll.item.ItemPath;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The parameters of an http-poll source. */
@Doc("Asks an HTTP address again and again and turns each new or changed item into an event.")
public record HttpPollConfig(
    @Doc(
            value =
                "Address to ask. ${cursor}, ${lastPoll} and ${lastPollEpoch} are filled in at each"
                    + " poll.",
            example = "https://api.example.com/changes")
        @Template({"cursor", "lastPoll", "lastPollEpoch"})
        UrlTemplate url,
    @Doc("HTTP method.") @Default("GET") HttpMethod method,
    @Doc(
            value = "Request headers, as a mapping or a JSON object in a text.",
            example = "{\"Accept\": \"application/json\"}")
        Map<String, String> headers,
    @Doc(
            "Query parameters besides those in Url, percent-encoded as needed. ${cursor}, ${lastPoll}"
                + " and ${lastPollEpoch} are filled in; one whose cursor is not known yet is left"
                + " out.")
        @Template({"cursor", "lastPoll", "lastPollEpoch"})
        Map<String, String> query,
    @Doc("Request body. ${cursor}, ${lastPoll} and ${lastPollEpoch} are filled in.")
        @Template({"cursor", "lastPoll", "lastPollEpoch"})
        Optional<String> body,
    @Doc("Media type of Body; application/json unless Headers name one.")
        Optional<String> contentType,
    @Doc("Time from poll to poll; 30s unless Cron is given.") Optional<Duration> pollingInterval,
    @Doc(
            value = "Local times at which to poll, instead of an interval.",
            example = "0 6 * * MON-FRI")
        Optional<CronExpression> cron,
    @Doc("Time zone of Cron.") @Default("UTC") TimeZoneName timeZone,
    @Doc("Each poll starts late by a random time up to this.") @Default("0s") Duration jitter,
    @Doc("Within which a whole poll, with all its pages, must be done.") @Default("30s")
        Duration timeout,
    @Doc("Within which a connection must stand.") @Default("15s") Duration connectTimeout,
    @Doc(
            "Whether redirects are followed. Credentials and Headers are sent to the same origin and"
                + " to TrustedOrigins only, and never from https to http.")
        @Default("false")
        boolean followRedirects,
    @Doc(
            value =
                "Origins besides that of Url to which next pages and redirects may lead, and which"
                    + " get the credentials too.",
            example = "https://eu.api.example.com")
        List<Origin> trustedOrigins,
    @Doc("Largest answer that is read, counted after decompression.") @Default("64 MiB")
        ByteSize maxResponseSize,
    @Doc("PEM file with the certificates that are trusted, instead of those of the system.")
        Optional<Path> caCertificates,
    @Doc("PEM file with the certificate, and its chain, that is shown to the server.")
        Optional<Path> clientCertificate,
    @Doc("PEM file with the unencrypted PKCS #8 key of ClientCertificate.")
        Optional<Path> clientKey,
    @Doc(value = "HTTP proxy to go through.", example = "http://proxy.example.com:3128")
        Optional<ProxyAddress> proxy,
    @Doc("User name for the proxy.") Optional<String> proxyUsername,
    @Doc("Password for the proxy.") Optional<Secret> proxyPassword,
    @Doc("User name for basic authentication.") Optional<String> username,
    @Doc("Password for basic authentication.") Optional<Secret> password,
    @Doc("Token sent as Authorization: Bearer.") Optional<Secret> bearerToken,
    @Doc("API key, sent in ApiKeyHeader or ApiKeyQuery; in X-Api-Key unless one is named.")
        Optional<Secret> apiKey,
    @Doc("Header that ApiKey is sent in.") Optional<HeaderName> apiKeyHeader,
    @Doc("Query parameter that ApiKey is sent in.") Optional<String> apiKeyQuery,
    @Doc(
            value = "OAuth 2.0 token endpoint, for the client credentials grant.",
            example = "https://login.example.com/oauth2/token")
        Optional<URI> tokenUrl,
    @Doc("OAuth 2.0 client id.") Optional<String> clientId,
    @Doc("OAuth 2.0 client secret.") Optional<Secret> clientSecret,
    @Doc("OAuth 2.0 scopes, separated by spaces.") Optional<String> scope,
    @Doc("Audience sent to the token endpoint, where it wants one.") Optional<String> audience,
    @Doc("How the token endpoint is told ClientId and ClientSecret.") @Default("header")
        ClientAuthentication clientAuthentication,
    @Doc(
            value = "JSONPath to the items; each item of an array there is one event.",
            example = "$.data.items")
        Optional<ItemPath> responsePath,
    @Doc(value = "JSONPath, within an item, to what identifies it.", example = "$.id")
        Optional<ItemPath> itemId,
    @Doc("What the answer is written in; told by its media type unless given.")
        Optional<BodyFormat> responseFormat,
    @Doc(
            value = "Charset of answers; told by their media type or XML declaration unless given.",
            example = "ISO-8859-1")
        Optional<CharsetName> responseCharset,
    @Doc("Which items become events.") @Default("changed") EmitMode emit,
    @Doc("What becomes of the items that are there at the first poll.") @Default("all")
        FirstPoll firstPoll,
    @Doc("How one gets from a page to the next.") @Default("none") Paging paging,
    @Doc(value = "JSONPath to the address of the next page.", example = "$.links.next")
        Optional<ItemPath> nextUrlPath,
    @Doc(
            value = "JSONPath to the cursor for the next page or, with ${cursor}, the next poll.",
            example = "$.meta.next_cursor")
        Optional<ItemPath> cursorPath,
    @Doc(
            "Query parameter that the cursor goes into; each poll then begins at the first page again.")
        Optional<String> cursorParameter,
    @Doc("Query parameter that counts items.") @Default("offset") String offsetParameter,
    @Doc("Query parameter that counts pages.") @Default("page") String pageParameter,
    @Doc("Number of the first page.") @Default("1") int firstPage,
    @Doc("Items on a full page; a page with fewer is the last one. Without it an empty one is.")
        Optional<Integer> pageSize,
    @Doc("Query parameter that PageSize is sent in.") Optional<String> pageSizeParameter,
    @Doc("Most pages of one poll; the next poll goes on from there, at once if there was news.")
        @Default("100")
        int maxPages,
    @Doc("What ${cursor} stands for until an answer names one.") Optional<String> initialCursor,
    @Doc(
            "What ${lastPoll} stands for at the first poll; with FirstPoll: none the present, else the"
                + " beginning of 1970.")
        Optional<Instant> startFrom,
    @Doc(
            "How far ${lastPoll} lies before the start of the last successful poll, so that what the"
                + " other side wrote late is not missed; 1m, with Emit: all 0s.")
        Optional<Duration> overlap) {

  /** Copies the collections. */
  public HttpPollConfig {
    headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    query = Collections.unmodifiableMap(new LinkedHashMap<>(query));
    trustedOrigins = List.copyOf(trustedOrigins);
  }

  /** All texts in which places are filled in. */
  List<String> templates() {
    return Stream.of(Stream.of(url.text()), query.values().stream(), body.stream())
        .flatMap(each -> each)
        .toList();
  }

  /** Whether a cursor is kept from poll to poll. */
  boolean keepsCursor() {
    return templates().stream()
        .anyMatch(text -> TemplateValues.hasPlace(text, TemplateValues.CURSOR));
  }

  /** Media type that Body is sent as, in small letters. */
  String bodyType() {
    return contentType
        .or(
            () ->
                headers.entrySet().stream()
                    .filter(header -> header.getKey().equalsIgnoreCase("Content-Type"))
                    .map(Map.Entry::getValue)
                    .findFirst())
        .orElse("application/json")
        .toLowerCase(Locale.ROOT);
  }

  /** Without headers, body and whatever else may be secret. */
  @Override
  public String toString() {
    return "HttpPollConfig[" + method + " " + url + "]";
  }
}
