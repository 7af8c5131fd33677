package org.alveolus.supplier.csv.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/org.alveolus.supplier.csv.cfg}. */
@ObjectClassDefinition(
        name = "Alveolus: supplier in CSV files",
        description =
                "Looks products up in catalogue.csv of a folder, and writes orders and returns into its folders 'orders' and 'returns'.")
public @interface CsvConfiguration {

    @AttributeDefinition(name = "Folder", description = "All nodes must see the same one.")
    String folder() default "";

    @AttributeDefinition(
            name = "Supplier",
            description =
                    "The supplier's name as the practice calls it; orders and returns of others are not this connector's.")
    String supplier() default "";
}
