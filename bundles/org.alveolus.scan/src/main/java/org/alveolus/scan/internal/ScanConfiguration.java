package org.alveolus.scan.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

@ObjectClassDefinition(name = "Alveolus: scanning", description = "How scanner drivers are asked.")
@interface ScanConfiguration {

    @AttributeDefinition(
            name = "Limit of a text driver",
            description = "Milliseconds after which a driver that reads a text is cut off.",
            min = "10")
    long textLimitMillis() default 2000;

    @AttributeDefinition(
            name = "Limit of an image driver",
            description = "Milliseconds after which a driver that reads an image is cut off.",
            min = "100")
    long imageLimitMillis() default 15000;
}
