package io.weik.source.httppoll.item;

import org.jdom2.JDOMFactory;
import org.jdom2.input.sax.SAXHandler;
import org.xml.sax.Attributes;
import org.xml.sax.SAXException;

/** Builds the document of a feed and counts what it is built of. */
final class FeedHandler extends SAXHandler {
  private final Parts parts;

  FeedHandler(JDOMFactory factory, Parts parts) {
    super(factory);
    this.parts = parts;
  }

  @Override
  public void startPrefixMapping(String prefix, String uri) throws SAXException {
    parts.add(1);
    super.startPrefixMapping(prefix, uri);
  }

  @Override
  public void startElement(String uri, String name, String qualifiedName, Attributes attributes)
      throws SAXException {
    parts.add(1 + attributes.getLength());
    super.startElement(uri, name, qualifiedName, attributes);
  }

  @Override
  public void startCDATA() {
    parts.add(1);
    super.startCDATA();
  }

  @Override
  public void comment(char[] text, int from, int length) throws SAXException {
    parts.add(1);
    super.comment(text, from, length);
  }

  @Override
  public void processingInstruction(String target, String data) throws SAXException {
    parts.add(1);
    super.processingInstruction(target, data);
  }
}
