package org.alveolus.spi.console;

import org.osgi.annotation.versioning.ConsumerType;

/**
 * A page of the web console, implemented by whoever brings one. Asked on any thread; the answers never change while the service is
 * registered.
 *
 * <p>The page's ES module, styles and texts lie in the folder {@code console/} of the bundle that registers the service. The console
 * serves that folder, with caching, compression and the security headers; the bundle registers nothing else. Several pages of one
 * bundle share the folder.
 *
 * <p>Texts lie in {@code console/i18n/en.json}, {@code nl.json} and {@code de.json}, one JSON object each. The key {@code page.<id>} is
 * the entry in the menu.
 */
@ConsumerType
public interface ConsolePage {

    /**
     * Name of the page, unique among the pages; its address is {@code /console/<id>}. A letter and up to 31 more letters, digits or
     * dashes, all in lower case; not one of the console's own: {@code files}, {@code lib}, {@code console}. Not null.
     */
    String id();

    /** Place in the menu, from 0 (first) to 1000 (last), in the order of the day. */
    int order();

    /** Name of a Bootstrap icon, e.g. {@code box-seam}. Not null. */
    String icon();

    /** The ES module that defines the page's element, as a path in the folder {@code console/}, e.g. {@code stock.js}. Not null. */
    String module();

    /** Name of the custom element that the module defines, e.g. {@code alveolus-stock}. Not null. */
    String element();

    /**
     * The module of the rights matrix in which a person needs at least 'view' to see the page; {@code administrator} for those who
     * administer the institution; empty for every signed-in person. The menu follows it; the REST resources behind the page enforce
     * it. Not null.
     */
    String requires();

    /**
     * Where the page takes a scanned code that no open page took: a path below the page's address, to which the console adds
     * {@code ?scan=<text>}, e.g. {@code add}. The key {@code page.<id>.scan} says what the person may do there with the box, e.g.
     * 'Put into stock'. Not null; empty when the page takes none.
     */
    default String scanPath() {
        return "";
    }

    /**
     * Where the page searches: a path below the page's address, to which the console adds {@code ?q=<text>}. The key
     * {@code page.<id>.search} says what is searched there, e.g. 'Search the stock'. Not null; empty when the page searches nothing.
     */
    default String searchPath() {
        return "";
    }
}
