package org.alveolus.itests.architecture;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/** A file of Karaf features. */
public final class FeatureFile {

    private final Map<String, List<String>> owners = new TreeMap<>();
    private final Map<String, List<String>> references = new TreeMap<>();

    private FeatureFile() {}

    /** Reads that file. */
    public static FeatureFile of(Path file) throws IOException {
        try {
            Element root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(file.toFile())
                    .getDocumentElement();
            FeatureFile features = new FeatureFile();
            for (Element feature : children(root, "feature")) {
                features.add(feature);
            }
            return features;
        } catch (ParserConfigurationException | SAXException failure) {
            throw new IOException(file.toString(), failure);
        }
    }

    /** The features that list a bundle, by the bundle's address. */
    public Map<String, List<String>> owners() {
        return owners;
    }

    /** The features that a feature names, by the feature's name. */
    public Map<String, List<String>> references() {
        return references;
    }

    private void add(Element feature) {
        String name = feature.getAttribute("name");
        for (Element bundle : children(feature, "bundle")) {
            owners.computeIfAbsent(bundle.getTextContent().trim(), address -> new ArrayList<>())
                    .add(name);
        }
        references.put(
                name,
                children(feature, "feature").stream()
                        .map(reference -> reference.getTextContent().trim())
                        .toList());
    }

    private static List<Element> children(Element parent, String name) {
        List<Element> elements = new ArrayList<>();
        for (Node node = parent.getFirstChild(); node != null; node = node.getNextSibling()) {
            if (node instanceof Element element && element.getTagName().equals(name)) {
                elements.add(element);
            }
        }
        return elements;
    }
}
