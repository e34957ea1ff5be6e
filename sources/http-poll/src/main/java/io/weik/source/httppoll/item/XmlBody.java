package io.weik.source.httppoll.item;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.weik.api.problem.ProblemException;
import java.io.IOException;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * XML, read as JSON: the root element is the only key at the top; an element is its text, or an
 * object when it has attributes or children: an attribute {@code @name}, a child by its name as
 * written, several of one name an array, the text between them {@code #text}. Document types are
 * passed over, and entities that they would declare are unknown.
 */
final class XmlBody {
  private static final int DEEPEST = 80;
  private static final XMLInputFactory FACTORY = safeFactory();

  private final Body body;
  private final Harvest.Options options;
  private final boolean isFirst;
  private final Receiver receiver;
  private final Parts parts;

  XmlBody(Body body, Harvest.Options options, boolean isFirst, Receiver receiver) {
    this.body = body;
    this.options = options;
    this.isFirst = isFirst;
    this.receiver = receiver;
    this.parts = new Parts(body, "elements and attributes", Parts.ASK_FOR_LESS);
  }

  private static XMLInputFactory safeFactory() {
    var factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    factory.setProperty(XMLInputFactory.IS_NAMESPACE_AWARE, true);
    return factory;
  }

  Links read() throws IOException, InterruptedException {
    var json = Json.MAPPER.writeValueAsBytes(document());
    return new JsonBody(body, options, isFirst, receiver).read(JsonBody.of(json));
  }

  private ObjectNode document() throws IOException {
    try {
      var xml = FACTORY.createXMLStreamReader(body.reader());
      while (xml.getEventType() != XMLStreamConstants.START_ELEMENT) {
        xml.next();
      }
      var document = JsonNodeFactory.instance.objectNode();
      document.set(name(xml), element(xml, 1));
      while (xml.hasNext()) {
        xml.next();
      }
      return document;
    } catch (XMLStreamException broken) {
      throw problem(broken);
    }
  }

  private ProblemException problem(XMLStreamException broken) throws IOException {
    if (broken.getNestedException() instanceof IOException failed) {
      throw failed;
    }
    var at = broken.getLocation();
    return new ProblemException(
        body.broken(
            at == null
                ? "the response is not XML"
                : "the response is not XML, line %d, column %d"
                    .formatted(at.getLineNumber(), at.getColumnNumber())),
        broken);
  }

  private JsonNode element(XMLStreamReader xml, int depth) throws XMLStreamException {
    if (depth > DEEPEST) {
      throw new ProblemException(
          body.broken("the response nests its elements too deeply")
              .expected("at most " + DEEPEST + " levels"));
    }
    parts.add(1 + xml.getAttributeCount());
    var element = JsonNodeFactory.instance.objectNode();
    for (int at = 0; at < xml.getAttributeCount(); at++) {
      var name = xml.getAttributeName(at);
      element.put(
          "@" + qualified(name.getPrefix(), name.getLocalPart()), xml.getAttributeValue(at));
    }
    var text = new StringBuilder();
    while (xml.next() != XMLStreamConstants.END_ELEMENT) {
      switch (xml.getEventType()) {
        case XMLStreamConstants.START_ELEMENT -> add(element, name(xml), element(xml, depth + 1));
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(xml.getText());
        case XMLStreamConstants.ENTITY_REFERENCE ->
            throw new XMLStreamException("entity " + xml.getLocalName(), xml.getLocation());
        default -> {}
      }
    }
    return withText(element, text.toString().strip());
  }

  private static JsonNode withText(ObjectNode element, String text) {
    if (element.isEmpty()) {
      return JsonNodeFactory.instance.textNode(text);
    }
    return text.isEmpty() ? element : element.put("#text", text);
  }

  private static String name(XMLStreamReader xml) {
    return qualified(xml.getPrefix(), xml.getLocalName());
  }

  private static String qualified(String prefix, String name) {
    return prefix == null || prefix.isEmpty() ? name : prefix + ":" + name;
  }

  private static void add(ObjectNode parent, String name, JsonNode child) {
    switch (parent.get(name)) {
      case null -> parent.set(name, child);
      case ArrayNode several -> several.add(child);
      case JsonNode one -> parent.putArray(name).add(one).add(child);
    }
  }
}
