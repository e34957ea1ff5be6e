package io.weik.source.webhook;

import static io.weik.source.webhook.Webhook.JSON;
import static io.weik.source.webhook.Webhook.NOW;
import static io.weik.source.webhook.Webhook.bytes;
import static io.weik.source.webhook.Webhook.config;
import static io.weik.source.webhook.Webhook.given;
import static io.weik.source.webhook.Webhook.postJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.weik.api.event.Payload;
import io.weik.api.parameter.Doc;
import io.weik.api.source.Claim;
import io.weik.api.source.ParameterProblem;
import io.weik.api.source.Source;
import io.weik.testkit.InMemoryRequest;
import io.weik.testkit.Parameters;
import io.weik.testkit.RecordingContext;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class WebhookTypeTest {
  private final WebhookType type = new WebhookType();

  @Test
  void theRouteIsOpenFromReadyUntilStopped() throws Exception {
    var context = new RecordingContext(NOW);
    var source = (Source.Running) type.create(config("Path", "github"));
    var thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    source.body().run(context);
                  } catch (Exception stopped) {
                    assertThat(stopped).isInstanceOf(InterruptedException.class);
                  }
                });
    context.awaitReady();

    assertThat(context.send("/webhooks/github", postJson(JSON)).status()).isEqualTo(202);
    thread.interrupt();
    assertThat(thread.join(Duration.ofSeconds(10))).isTrue();
    assertThat(context.send("/webhooks/github", postJson(JSON)).status()).isEqualTo(404);
  }

  @Test
  void aPathIsClaimed() {
    assertThat(type.claims(config("Path", "//github/")))
        .containsExactly(new Claim("Path", "webhook path /webhooks/github"));
  }

  @ParameterizedTest
  @CsvSource({
    "'', none",
    "'Secret,s', told by the headers",
    "'Secret,s,ValidateSignature,false', none",
    "'Secret,s,Provider,github', github",
    "'Secret,s,SignatureHeader,X-Sign', X-Sign"
  })
  void theSummaryTellsHowDeliveriesAreVerified(String parameters, String signature) {
    var config = config(parameters.isEmpty() ? new String[0] : parameters.split(","));

    assertThat(type.summary(config))
        .isEqualTo("POST /webhooks/test \u00b7 signature: " + signature);
  }

  @ParameterizedTest
  @EnumSource(Provider.class)
  void aSimulatedDeliveryIsTaken(Provider provider) {
    var webhook = given("Provider", provider.word(), "Secret", "s");
    var body = "{\"value\":[{\"clientState\":\"s\"}]}";

    var delivery = type.simulate(webhook.config, Payload.ofText(body), NOW).orElseThrow();
    var answer =
        webhook.send(InMemoryRequest.post(delivery.body().bytes()).with(delivery.headers()));

    assertThat(delivery.method() + " " + delivery.path()).isEqualTo("POST /webhooks/test");
    assertThat(answer.status()).isEqualTo(202);
    assertThat(webhook.onlyDraft().data()).contains(Payload.ofText(body));
  }

  @Test
  void aSimulatedDeliveryFollowsADeclaredSignatureOrNone() {
    var declared =
        given(
            "Secret", "s",
            "SignatureHeader", "X-Sign",
            "SignatureContent", "{id}:{timestamp}:{body}",
            "SignatureTimestampHeader", "X-Time",
            "DeliveryIdHeader", "X-Id");
    var told = given("Secret", "s");
    var open = given();

    for (var webhook : new Webhook[] {declared, told, open}) {
      assertThat(webhook.send(webhook.signed(JSON)).status()).isEqualTo(202);
    }
    assertThat(open.signed(JSON).headerNames())
        .containsExactly("content-type", "user-agent", "idempotency-key");
    assertThat(told.signed(bytes("no json"), NOW).header("Content-Type"))
        .contains("application/octet-stream");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ValidateSignature=true | ValidateSignature: signatures cannot be validated without a"
            + " secret",
        "Secret= | Secret: empty secret",
        "Secret=s;Secrets=a, ,b | Secrets: empty secret",
        "Secret=whsec_%% | Secret: broken secret",
        "Secrets=whsec_ | Secrets: broken secret",
        "MaxBodySize=0 | MaxBodySize: size out of bounds",
        "MaxBodySize=1073741825 | MaxBodySize: size out of bounds",
        "BodyTimeout=0s | BodyTimeout: time out of bounds",
        "MaxInFlight=0 | MaxInFlight: number out of bounds",
        "Tolerance=-1s | Tolerance: time out of bounds",
        "Provider=meta | VerifyToken: missing for Provider meta",
        "Provider=github;VerifyToken=t | VerifyToken: not known to this provider",
        "VerifyToken= | VerifyToken: empty token",
        "Provider=github;Secret=s;SignatureHeader=X-A | SignatureHeader: the provider's signature"
            + " is set already",
        "SignatureHeader=X-A | SignatureHeader: signatures cannot be validated without a secret",
        "SignaturePrefix=v1= | SignatureHeader: missing beside the other Signature parameters",
        "Secret=s;SignatureHeader=X-A;SignatureContent={timestamp}{body} | SignatureContent:"
            + " {timestamp} and SignatureTimestampHeader need each other",
        "Secret=s;SignatureHeader=X-A;SignatureTimestampHeader=X-B | SignatureContent: {timestamp}"
            + " and SignatureTimestampHeader need each other",
        "Secret=s;SignatureHeader=X-A;SignatureContent={id}{body} | SignatureContent: {id} needs"
            + " DeliveryIdHeader",
        "TransformPayload=def | TransformPayload: payload transforms are not there yet in this"
            + " version"
      })
  void parametersThatDoNotFitTogetherAreProblems(String parameters, String problem) {
    var pairs =
        Arrays.stream(parameters.split(";"))
            .flatMap(pair -> Arrays.stream(pair.split("=", 2)))
            .toArray(String[]::new);

    assertThat(type.check(config(pairs)))
        .extracting(WebhookTypeTest::text)
        .containsExactly(problem);
  }

  private static String text(ParameterProblem problem) {
    return problem.parameter() + ": " + problem.what();
  }

  @Test
  void theExamplesOfTheReferenceAreRight() {
    assertThat(
            type.check(
                config(
                    "Path", "/webhooks/endpoint",
                    "Secret", "webhook-secret",
                    "ValidateSignature", "true",
                    "AllowedIPs", "10.0.0.0/8,192.168.0.0/16")))
        .isEmpty();
  }

  @Test
  void everyParameterIsExplained() {
    assertThat(WebhookConfig.class.getRecordComponents())
        .allMatch(component -> component.isAnnotationPresent(Doc.class))
        .extracting(Parameters::key)
        .contains("Path", "Secret", "ValidateSignature", "AllowedIPs", "TransformPayload");
  }
}
