package org.alveolus.registry.internal.table;

import java.io.IOException;
import java.io.InputStream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Walks an XML part of a workbook. Document types, and so entities, are refused. */
final class PartReader implements AutoCloseable {

    /** The platform's own parser, whatever else is installed. */
    private static final XMLInputFactory PARSERS = parsers();

    private final XMLStreamReader xml;

    PartReader(InputStream in) throws XMLStreamException {
        xml = PARSERS.createXMLStreamReader(in);
    }

    private static XMLInputFactory parsers() {
        XMLInputFactory parsers = XMLInputFactory.newDefaultFactory();
        parsers.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        parsers.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        parsers.setProperty(XMLInputFactory.IS_COALESCING, false);
        return parsers;
    }

    /** What is done at a place of the part. */
    interface Step {
        void take(PartReader part) throws XMLStreamException, IOException;
    }

    /** Goes on; false at the end. */
    boolean next() throws XMLStreamException {
        if (!xml.hasNext()) {
            return false;
        }
        if (xml.next() == XMLStreamConstants.DTD) {
            throw FileFaults.damaged();
        }
        return true;
    }

    boolean begins() {
        return xml.isStartElement();
    }

    boolean ends() {
        return xml.isEndElement();
    }

    boolean isText() {
        return xml.isCharacters();
    }

    String text() {
        return xml.getText();
    }

    /** Whether this element has the name, in whichever namespace. */
    boolean is(String name) {
        return xml.getLocalName().equals(name);
    }

    String name() {
        return xml.getLocalName();
    }

    String attribute(String name, String otherwise) {
        return attribute(null, name, otherwise);
    }

    String attribute(String namespace, String name, String otherwise) {
        String value = xml.getAttributeValue(namespace, name);
        return value == null ? otherwise : value;
    }

    boolean isTrue(String name) {
        String value = attribute(name, "0");
        return value.equals("1") || value.equals("true");
    }

    int number(String name, int otherwise) {
        String value = xml.getAttributeValue(null, name);
        return value == null ? otherwise : Integer.parseInt(value.strip());
    }

    @Override
    public void close() throws XMLStreamException {
        xml.close();
    }
}
