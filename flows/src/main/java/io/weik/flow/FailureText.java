package io.weik.flow;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedByInterruptException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.hc.core5.http.impl.EnglishReasonPhraseCatalog;
import org.jspecify.annotations.Nullable;

/** Says in one line what went wrong. */
final class FailureText {
  private static final int LONGEST = 300;
  private static final int LONGEST_READ = 10 * LONGEST;
  private static final Pattern URL =
      Pattern.compile("[a-z][a-z0-9+.-]{0,20}://(?:[^\\s\"']*@)?[^\\s,;\"']+");

  /** Camel's way to write a value with any characters in a URL. */
  private static final Pattern RAW = Pattern.compile("RAW(?:\\([^)]*\\)|\\{[^}]*})");

  private static final String INTERRUPTED = "interrupted";
  private static final Pattern SPACE = Pattern.compile("[\\s\\p{Cntrl}]+");

  private FailureText() {}

  /** What a step threw, with the step or what it called before it. */
  static String of(Throwable failure) {
    var step = FailedStep.of(failure);
    var target = step.flatMap(FailedStep::target);
    var answer = find(failure, HttpOperationFailedException.class);
    if (answer.isPresent()) {
      var url = answer.get().getUri();
      return target.map(call -> call.at(url)).orElse(Target.bare(url))
          + ": "
          + answer(answer.get());
    }
    var place =
        target
            .filter(_ -> isOfPeer(failure))
            .map(Target::toString)
            .or(() -> step.map(FailedStep::place));
    return place.map(text -> text + ": ").orElse("") + reason(failure);
  }

  /** Goes by name for mail, so that nothing of it is loaded when no flow mails. */
  private static boolean isOfPeer(Throwable failure) {
    return find(failure, IOException.class).isPresent()
        || chain(failure).stream()
            .anyMatch(cause -> cause.getClass().getName().startsWith("jakarta.mail."));
  }

  /** The innermost message there is, without secrets in URLs, short and in lower case. */
  static String reason(Throwable failure) {
    var chain = chain(failure);
    return chain.reversed().stream()
        .map(FailureText::message)
        .flatMap(Optional::stream)
        .findFirst()
        .orElse(chain.getLast().getClass().getSimpleName());
  }

  private static Optional<String> message(Throwable failure) {
    return switch (failure) {
      case InterruptedException _, ClosedByInterruptException _ -> Optional.of(INTERRUPTED);
      case SocketException socket when "Closed by interrupt".equals(socket.getMessage()) ->
          Optional.of(INTERRUPTED);
      case Error error ->
          Optional.of(
              error.getClass().getSimpleName()
                  + Optional.ofNullable(error.getMessage())
                      .map(text -> ": " + oneLine(text))
                      .orElse(""));
      case UnknownHostException _ -> Optional.of("unknown host");
      case SocketTimeoutException _ -> Optional.of("no answer in time");
      case JsonProcessingException json ->
          Optional.of(oneLine(json.getOriginalMessage().replaceAll(" \\(start marker.*", "")));
      default ->
          Optional.ofNullable(failure.getMessage())
              .filter(text -> !text.isBlank())
              .map(FailureText::oneLine);
    };
  }

  private static String answer(HttpOperationFailedException failure) {
    var phrase =
        Optional.ofNullable(failure.getStatusText())
            .filter(text -> !text.isBlank())
            .or(() -> Optional.ofNullable(phrase(failure.getStatusCode())));
    var body = Optional.ofNullable(failure.getResponseBody()).filter(text -> !text.isBlank());
    return failure.getStatusCode()
        + phrase.map(text -> " " + text).orElse("")
        + body.map(text -> ": " + oneLine(text)).orElse("");
  }

  /** Servers may leave the phrase out, and HTTP/2 knows none. */
  private static @Nullable String phrase(int status) {
    return EnglishReasonPhraseCatalog.INSTANCE.getReason(status, Locale.ENGLISH);
  }

  /** {@code text} on one line, short, in lower case and without secrets in URLs. */
  static String oneLine(String text) {
    var read = text.substring(0, Math.min(text.length(), LONGEST_READ));
    var line = SPACE.matcher(read).replaceAll(" ").strip();
    line = RAW.matcher(line).replaceAll("RAW");
    line = URL.matcher(line).replaceAll(url -> Target.bare(url.group()));
    line = line.replaceFirst("\\. Exchange\\[[^]]*]$", "");
    line = line.replaceFirst(", please check your classpath .*", "");
    line = line.replaceFirst("^Connect to \\S+ failed: ", "");
    return decapitalized(line.length() > LONGEST ? line.substring(0, LONGEST) + "\u2026" : line);
  }

  private static String decapitalized(String text) {
    return text.length() > 1 && Character.isLowerCase(text.charAt(1))
        ? Character.toLowerCase(text.charAt(0)) + text.substring(1)
        : text;
  }

  /** The outermost failure of a type in what led to {@code failure}. */
  static <T extends Throwable> Optional<T> find(Throwable failure, Class<T> type) {
    return chain(failure).stream().filter(type::isInstance).map(type::cast).findFirst();
  }

  private static List<Throwable> chain(Throwable failure) {
    return Stream.iterate(failure, cause -> cause != null, Throwable::getCause).toList();
  }
}
