package io.weik.source.httppoll.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.weik.api.problem.Category;
import io.weik.api.problem.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {
  private static final String STRIPE =
      """
      {"object":"list","url":"/v1/charges","has_more":true,"data":[
        {"id":"ch_1","object":"charge","amount":2000,"metadata":{}},
        {"id":"ch_2","object":"charge","amount":1500,"metadata":{"order":"6735"}}]}
      """;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "$.data.items",
        "data.items",
        "$['data']['items']",
        "$.data.items[*]",
        "$..items[*]"
      })
  void eachElementOfTheArrayIsAnItemWithItsOwnBytes(String path) {
    var polls = Polls.at(path);

    polls.poll("{\"n\":2,\"data\":{\"items\":[ {\"a\":1.0},\"x\",null,[1],2 ]},\"z\":[]}");

    assertThat(polls.data()).containsExactly("{\"a\":1.0}", "\"x\"", "null", "[1]", "2");
  }

  @Test
  void spaceWithinAnItemIsKept() {
    var polls = Polls.at("$.items");

    polls.poll("{\"items\":[ { \"a\" : 1e0,\n \"b\":\"\\u00e4\\/\" } ,{}]}");

    assertThat(polls.data()).containsExactly("{ \"a\" : 1e0,\n \"b\":\"\\u00e4\\/\" }", "{}");
    assertThat(polls.context.drafts())
        .first()
        .extracting(draft -> draft.dataContentType().orElse(""))
        .isEqualTo("application/json");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$.item | {\"item\":{\"a\":1}} | {\"a\":1}",
        "$.item | {\"item\":7} | 7",
        "$.item | {\"item\":\"x\"} | \"x\"",
        "$.a[1].b | {\"a\":[0,{\"b\":true}]} | true",
        "a.1.b | {\"a\":[0,{\"b\":true}]} | true",
        "a.b.c | {\"a.b\":{\"c\":3}} | 3",
        "$.x.* | {\"x\":{\"k1\":{\"n\":1}}} | {\"n\":1}",
        "$ | {\"a\":1} | {\"a\":1}",
        "$.a[*].list | {\"a\":[{\"list\":[5]},{\"list\":[]}]} | 5",
        "$.a[?(@.on)] | {\"a\":[{\"on\":true},{}]} | {\"on\":true}"
      })
  void aSingleValueIsOneItem(String path, String body, String item) {
    var polls = Polls.at(path);

    polls.poll(body);

    assertThat(polls.data()).containsExactly(item);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$.items | {\"items\":[]}", "$.items | {\"items\":null}", "$.items[*] | {\"items\":[]}",
        "$.items[0] | {\"items\":[]}", "$.a[*].b | {\"a\":[]}", "$ | []",
        "$.a[?(@.on)] | {\"a\":[]}"
      })
  void nothingThereIsNoProblemWhereAListIsEmpty(String path, String body) {
    assertThat(Polls.at(path).poll(body)).isEqualTo(new Counts(0, 0, 0));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "$.data.items | {\"data\":{\"results\":[],\"total\":0}} | at $.data there are the keys results, total",
        "$.items | {\"error\":\"quota\"} | at the top there are the keys error",
        "data.items.0 | {\"data\":{\"x\":1}} | at data there are the keys x",
        "$.data.items | {\"data\":null} | at $.data stands null",
        "$.data.items | {\"data\":[{}]} | at $.data stands an array: go on with [*] or an index",
        "$.items | 5 | at the top stands a single value",
        "$.items | {} | at the top stands an object without keys"
      })
  void aPathThatLeadsNowhereIsAProblemThatSaysWhatIsThere(String path, String body, String hint) {
    assertThatThrownBy(() -> Polls.at(path).poll(body))
        .isInstanceOf(ProblemException.class)
        .hasMessage("the path matches nothing in the response: " + path + "; " + hint);
  }

  @Test
  void aPathThatLeadsNowhereIsTheUsersAtFirstAndTheOtherSidesOnceItDid() {
    var polls = Polls.at("$.items");

    assertThat(category(polls)).isEqualTo(Category.USER);
    polls.poll("{\"items\":[]}");
    assertThat(category(polls)).isEqualTo(Category.REMOTE);
  }

  private static Category category(Polls polls) {
    try {
      polls.poll("{}");
    } catch (ProblemException problem) {
      return problem.problems().getFirst().category();
    }
    return Category.INTERNAL;
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"a\":[1,2 | the response ends within its JSON, line 1",
        "{\"a\":\"xy | the response ends within its JSON, line 1",
        "{\"a\":1}} | the response is not JSON, line 1, column 8",
        "{'a':1} | the response is not JSON, line 1, column 2",
        "[1,] | the response is not JSON, line 1, column 4",
        "{\"a\":1}{\"a\":2} | something follows the JSON value of the response",
        "' ' | the response is empty"
      })
  void whatIsNotJsonIsAProblemWithItsPlace(String body, String message) {
    assertThatThrownBy(() -> new Polls().poll(body))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void aWebPageInsteadOfJsonIsToldWithItsFirstCharacters() {
    var page = "<!DOCTYPE html>\n<html><head><title>Sign in</title>" + "x".repeat(500);

    assertThatThrownBy(() -> Polls.at("$.items").poll(page))
        .asInstanceOf(InstanceOfAssertFactories.throwable(ProblemException.class))
        .extracting(problem -> problem.problems().getFirst())
        .satisfies(
            problem -> {
              assertThat(problem.value().orElseThrow())
                  .hasSize(100)
                  .startsWith("<!DOCTYPE html> <html>");
              assertThat(problem.hint().orElseThrow()).startsWith("this is a web page");
            });
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"next\":\"/p2\",\"c\":\"7\",\"items\":[{\"id\":1}]} | $.next | $.c | /p2 | 7",
        "{\"items\":[{\"id\":1}],\"next\":\"/p2\",\"c\":7} | next | c | /p2 | 7",
        "{\"meta\":{\"next\":\"/p2\"},\"items\":[{\"id\":1},{\"id\":2}]} | meta.next | $.items[-1].id | /p2 | 2",
        "{\"items\":[{\"id\":1},{\"id\":2}],\"next\":null} | $.next | $.items[0].id | '' | 1",
        "{\"items\":[{\"id\":1},{\"id\":2}],\"links\":[{\"rel\":\"next\",\"href\":\"/p2\"}]} | $.links[?(@.rel=='next')].href | $.items[-1:].id | /p2 | 2",
        "{\"items\":[],\"next\":\"\"} | $.next | $.items[-1].id | '' | ''"
      })
  void theNextPageAndTheCursorAreFoundInTheSamePass(
      String body, String next, String cursor, String foundNext, String foundCursor)
      throws Exception {
    var polls = Polls.at("$.items");
    polls.nextUrl = Optional.of(ItemPath.parse(next));
    polls.cursor = Optional.of(ItemPath.parse(cursor));

    var page = polls.page(body);

    assertThat(page.nextUrl().orElse("")).isEqualTo(foundNext);
    assertThat(page.cursor().orElse("")).isEqualTo(foundCursor);
  }

  @Test
  void aListAsStripeGivesItIsReadWithItsIdsAndItsCursor() throws Exception {
    var polls = Polls.at("$.data");
    polls.itemId = Optional.of(ItemPath.parse("id"));
    polls.cursor = Optional.of(ItemPath.parse("$.data[-1].id"));

    var page = polls.page(STRIPE);

    assertThat(page).isEqualTo(new Page(2, Optional.empty(), Optional.of("ch_2")));
    assertThat(polls.ids()).allMatch(id -> id.startsWith("item/ch_"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"actor.id", "$.actor.id", "$..actor.id", "$['actor'][\"id\"]"})
  void theIdOfAnItemStandsAnywhereInIt(String path) {
    var polls = Polls.by(path);

    polls.poll(
        "[{\"type\":\"PushEvent\",\"payload\":{\"id\":9},\"actor\":{\"login\":\"x\",\"id\":583231}}]");

    assertThat(polls.ids()).first().asString().startsWith("item/583231/");
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16BE", "UTF-16LE", "UTF-32BE", "UTF-32LE"})
  void everyUnicodeCharsetIsReadWithAndWithoutMark(String charset) throws Exception {
    var json = "[{\"name\":\"Jyväskylä 😀\"}]";
    var polls = new Polls();

    polls.page(json.getBytes(Charset.forName(charset)));
    polls.page(("\uFEFF" + json).getBytes(Charset.forName(charset)));

    assertThat(polls.data()).containsExactly("{\"name\":\"Jyväskylä 😀\"}");
  }

  @Test
  void aCharsetThatTheServerNamesIsBelieved() throws Exception {
    var polls = Polls.of("application/json; charset=\"ISO-8859-1\"");

    polls.page("[\"Jyväskylä\"]".getBytes(StandardCharsets.ISO_8859_1));

    assertThat(polls.data()).containsExactly("\"Jyväskylä\"");
  }

  @Test
  void linesOfJsonAreItemsAndMayBeNone() {
    var polls = Polls.of("application/x-ndjson");

    polls.poll("{\"a\":1}\r\n\n[2]\n{\"a\":3}");
    var none = polls.poll("");

    assertThat(polls.data()).containsExactly("{\"a\":1}", "2", "{\"a\":3}");
    assertThat(none.items()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "application/octet-stream", "text/html", "binary/octet-stream"})
  void whatIsNotSaidIsToldByTheFirstBytes(String type) {
    var polls = Polls.of(type);

    polls.poll(" {\"a\":1}\n{\"a\":2}");

    assertThat(polls.data()).containsExactly("{\"a\":1}", "{\"a\":2}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/vnd.api+json",
        "text/json",
        "application/hal+json;charset=utf-8",
        "APPLICATION/JSON"
      })
  void jsonHasManyNames(String type) {
    var polls = Polls.of(type);

    polls.poll("[1]");

    assertThat(polls.data()).containsExactly("1");
  }

  @Test
  void anItemLargerThanEveryBufferIsReadWhole() {
    var large = "{\"text\":\"%s\"}".formatted("0123456789".repeat(50_000));
    var polls = Polls.at("$.items");

    polls.poll(
        "{\"skipped\":[%s],\"items\":[1,%s,2],\"more\":[%s]}".formatted(large, large, large));

    assertThat(polls.data()).containsExactly("1", large, "2");
  }

  @Test
  void whatWasCompleteBeforeABrokenPlaceMayBeEmittedButIsNeverLost() throws Exception {
    var polls = Polls.by("id");
    var whole = new ByteArrayOutputStream();
    whole.writeBytes("[{\"id\":0}".getBytes(StandardCharsets.UTF_8));
    for (int id = 1; id < 2500; id++) {
      whole.writeBytes(",{\"id\":%d}".formatted(id).getBytes(StandardCharsets.UTF_8));
    }

    assertThatThrownBy(() -> polls.page(whole.toByteArray())).isInstanceOf(ProblemException.class);
    whole.write(']');
    polls.page(whole.toByteArray());
    polls.restart().page(whole.toByteArray());

    assertThat(polls.data()).hasSize(2500).doesNotHaveDuplicates();
  }

  @Test
  void aBodyInWrongUtf8IsAProblem() {
    var bytes = "[\"Jyväskylä\"]".getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(
            () ->
                new Polls()
                    .harvest()
                    .begin()
                    .read(new ByteArrayInputStream(bytes), Optional.of("application/json")))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("the response is not JSON, line 1");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"\\ud800\"", "1e99999999999", "-0.0", "{\"a\":1,\"a\":2}"})
  void oddButValidValuesAreItemsOnce(String value) {
    var polls = new Polls();

    polls.poll("[" + value + "]");
    polls.poll("[ " + value + " , 7]");

    assertThat(polls.data()).containsExactly(value, "7");
  }
}
