package io.weik.source.httppoll.item;

import com.rometools.rome.feed.WireFeed;
import com.rometools.rome.io.FeedException;
import com.rometools.rome.io.SAXBuilder;
import com.rometools.rome.io.WireFeedInput;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jdom2.Document;
import org.jdom2.Element;
import org.jdom2.Namespace;
import org.jspecify.annotations.Nullable;

/**
 * Reads feeds after putting right what the library reads wrongly: fractions of a second that are
 * not three digits, and addresses that begin with a slash.
 */
final class FeedInput extends WireFeedInput {
  private static final Set<String> DATES =
      Set.of("pubDate", "date", "updated", "published", "modified", "issued", "created");
  private static final Pattern FRACTION =
      Pattern.compile("(?<=T\\d\\d:\\d\\d:\\d\\d)[.,](\\d{1,9})");

  private final Parts parts;

  /** Reads one feed, whose parts are counted. */
  FeedInput(Parts parts) {
    super(false, Locale.US);
    this.parts = parts;
  }

  @Override
  protected SAXBuilder createSAXBuilder() {
    var builder = super.createSAXBuilder();
    builder.setSAXHandlerFactory(factory -> new FeedHandler(factory, parts));
    return builder;
  }

  @Override
  public WireFeed build(Document document) throws FeedException {
    tidy(document.getRootElement(), null);
    return super.build(document);
  }

  private static void tidy(Element element, @Nullable String outerBase) {
    var ownBase = element.getAttributeValue("base", Namespace.XML_NAMESPACE);
    var base = ownBase == null ? outerBase : resolve(outerBase, ownBase);
    var href = element.getAttribute("href");
    if (element.getName().equals("link") && href != null && href.getValue().startsWith("/")) {
      href.setValue(resolve(base, href.getValue()));
    }
    if (DATES.contains(element.getName())) {
      element.setText(withMilliseconds(element.getText()));
    }
    for (var child : element.getChildren()) {
      tidy(child, base);
    }
  }

  private static String resolve(@Nullable String base, String address) {
    try {
      return base == null ? address : URI.create(base).resolve(address).toString();
    } catch (IllegalArgumentException _) { // an address that is none stays as it is
      return address;
    }
  }

  private static String withMilliseconds(String date) {
    return FRACTION
        .matcher(date)
        .replaceFirst(found -> "." + (found.group(1) + "00").substring(0, 3));
  }
}
