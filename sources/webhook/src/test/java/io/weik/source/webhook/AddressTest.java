package io.weik.source.webhook;

import static io.weik.source.webhook.Webhook.JSON;
import static io.weik.source.webhook.Webhook.given;
import static io.weik.source.webhook.Webhook.postJson;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @CsvSource({
    "10.0.0.0/8, 10.255.255.255, true",
    "10.0.0.0/8, 11.0.0.0, false",
    "192.168.1.128/25, 192.168.1.128, true",
    "192.168.1.128/25, 192.168.1.127, false",
    "192.0.2.7, 192.0.2.7, true",
    "192.0.2.7, 192.0.2.6, false",
    "0.0.0.0/0, 203.0.113.9, true",
    "0.0.0.0/0, 2001:db8::1, false",
    "::/0, 203.0.113.9, false",
    "2001:db8::/32, 2001:db8:ffff::1, true",
    "2001:db8::/33, 2001:db8:8000::1, false",
    "::1, ::1, true",
    "10.0.0.0/8, ::ffff:10.1.2.3, true",
    "::ffff:10.0.0.0/104, 10.1.2.3, true",
    "::ffff:10.0.0.0/104, 11.1.2.3, false",
    "::ffff:192.0.2.7, 192.0.2.7, true"
  })
  void aRangeContainsItsAddresses(String range, String address, boolean contained) {
    assertThat(AddressRange.parse(range).contains(InetAddress.ofLiteral(address)))
        .isEqualTo(contained);
  }

  @Test
  void aMappedAddressOfTheSocketCountsAsIpv4() throws UnknownHostException {
    var bytes = new byte[] {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, -1, -1, 10, 1, 2, 3};
    var mapped = Inet6Address.getByAddress("", bytes, -1);

    assertThat(mapped).isInstanceOf(Inet6Address.class);
    assertThat(AddressRange.parse("10.0.0.0/8").contains(mapped)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "/",
        "10",
        "10.0.0",
        "10.0.0.0/33",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "10.0.0.1/8",
        "010.0.0.1",
        "256.0.0.1",
        "example.com",
        "localhost",
        "fe80::1%eth0",
        "::/129",
        "1::2::3",
        "10.0.0.0/8/8",
        "2001:db8::1/32",
        "::ffff:10.0.0.0/8",
        "0x7f.0.0.1",
        ":"
      })
  void whatIsNoRangeIsAProblem(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AddressRange.parse(text))
        .withMessageContaining("10.0.0.0/8");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "192.0.2.1  | - | - | 202",
        "203.0.113.9 | - | - | 403",
        "203.0.113.9 | 192.0.2.1 | - | 403",
        "10.0.0.5 | 192.0.2.1 | - | 202",
        "10.0.0.5 | 192.0.2.1, 203.0.113.9 | - | 403",
        "10.0.0.5 | 203.0.113.9, 192.0.2.1 | - | 202",
        "10.0.0.5 | 203.0.113.9, 192.0.2.1, 10.0.0.6 | - | 202",
        "10.0.0.5 | 192.0.2.1:4711 | - | 202",
        "10.0.0.5 | [2001:db8::7]:4711 | - | 202",
        "10.0.0.5 | 2001:db8::7 | - | 202",
        "10.0.0.5 | ::ffff:192.0.2.1 | - | 202",
        "10.0.0.5 | garbage, 192.0.2.1 | - | 202",
        "10.0.0.5 | 192.0.2.1, garbage | - | 403",
        "10.0.0.5 | 192.0.2.1, | - | 403",
        "10.0.0.5 | 192.0.2.1:port | - | 403",
        "10.0.0.5 | 192.0.2.1:99x | - | 403",
        "10.0.0.5 | unknown | - | 403",
        "10.0.0.5 | - | for=192.0.2.1;proto=https | 202",
        "10.0.0.5 | - | proto=https;For=\"[2001:db8::7]:4711\";by=10.0.0.5 | 202",
        "10.0.0.5 | - | for=\"192.0.2.1:80\" | 202",
        "10.0.0.5 | - | for=192.0.2.1, for=203.0.113.9 | 403",
        "10.0.0.5 | - | for=203.0.113.9, for=192.0.2.1, for=10.0.0.6 | 202",
        "10.0.0.5 | - | for=\"203.0.113.9, for=192.0.2.1\" | 403",
        "10.0.0.5 | - | for=_hidden | 403",
        "10.0.0.5 | - | for=unknown | 403",
        "10.0.0.5 | - | proto=https | 403",
        "10.0.0.5 | - | for=2001:db8::7\\\" | 403",
        "10.0.0.5 | 192.0.2.1 | for=192.0.2.1 | 202",
        "10.0.0.5 | 203.0.113.9 | for=192.0.2.1 | 403",
        "10.0.0.5 | 192.0.2.1 | for=203.0.113.9 | 403",
        "10.0.0.5 | - | - | 403"
      })
  void theSenderIsTheRightMostHopThatIsNotTrusted(
      String peer, String listed, String forwarded, int status) {
    var webhook = given("AllowedIPs", "192.0.2.0/24, 2001:db8::7", "TrustedProxies", "10.0.0.0/24");
    var request = postJson(JSON).from(peer);
    request = listed == null ? request : request.with("X-Forwarded-For", listed);
    request = forwarded == null ? request : request.with("Forwarded", forwarded);

    assertThat(webhook.send(request).status()).isEqualTo(status);
  }

  @Test
  void severalHeadersAreOneChain() {
    var webhook = given("AllowedIPs", "192.0.2.1", "TrustedProxies", "10.0.0.5");

    var answer =
        webhook.send(
            postJson(JSON)
                .from("10.0.0.5")
                .with("X-Forwarded-For", "192.0.2.1")
                .with("X-Forwarded-For", "203.0.113.9"));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(webhook.context.refusals().getLast().from()).isEqualTo("203.0.113.9");
    assertThat(webhook.lastReason()).isEqualTo("address");
  }

  @Test
  void withoutTrustedProxiesTheHeaderIsNeverBelieved() {
    var webhook = given("AllowedIPs", "192.0.2.1");

    var answer = webhook.send(postJson(JSON).from("10.0.0.5").with("X-Forwarded-For", "192.0.2.1"));

    assertThat(answer.status()).isEqualTo(403);
  }
}
