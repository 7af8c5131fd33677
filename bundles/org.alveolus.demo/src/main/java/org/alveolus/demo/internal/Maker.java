package org.alveolus.demo.internal;

/** A supplier of the demo. None of them exists; the codes of their products are examples that others published. */
enum Maker {
    VOORBEELD("Voorbeeld Implants", "Voorbeeldweg 1\n1234 AB Voorbeeldstad\nNederland", "voorbeeld-implants"),
    FICTIEF("Fictief Dental", "Nergensstraat 2\n1234 CD Voorbeeldstad\nNederland", "fictief-dental"),
    SPECIMEN("Specimen Biomaterials", "3 Sample Street\nSampletown\nIreland", "specimen-biomaterials"),
    MUSTER("Muster Membranen", "Musterstraße 4\n12345 Musterstadt\nDeutschland", "muster-membranen");

    final String title;
    final String address;
    final String website;

    Maker(String title, String address, String host) {
        this.title = title;
        this.address = address;
        this.website = "https://" + host + ".example";
    }
}
