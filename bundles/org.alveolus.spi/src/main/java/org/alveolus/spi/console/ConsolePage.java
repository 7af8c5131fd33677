package org.alveolus.spi.console;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A page of the web console, implemented by whoever brings one. Asked on any thread; the answers never change while the service is
 * registered.
 *
 * <p>The page's ES module, texts and styles are served by the bundle itself below {@code /console/<id>/}, through the OSGi HTTP
 * whiteboard. Texts lie in {@code /console/<id>/i18n/en.json}, {@code nl.json} and {@code de.json}; the key {@code title} is the entry
 * in the menu.
 */
@ConsumerType
public interface ConsolePage {

    /** Short name in lower case, unique among the pages; part of the page's address. Not null. */
    String id();

    /** Place in the menu, from 0 (first) to 1000 (last), in the order of the day. */
    int order();

    /** Name of a Bootstrap icon, e.g. {@code box-seam}. Not null. */
    String icon();

    /** Path of the ES module that defines the page's element, e.g. {@code /console/stock/stock.js}. Not null. */
    String module();

    /** Name of the custom element that the module defines, e.g. {@code alveolus-stock}. Not null. */
    String element();

    /**
     * The module of the rights matrix in which a person needs at least 'view' to see the page; {@code administrator} for those who
     * administer the institution; empty for every signed-in person. Not null.
     */
    String requires();
}
