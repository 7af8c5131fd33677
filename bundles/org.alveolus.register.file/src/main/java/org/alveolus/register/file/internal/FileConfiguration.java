package org.alveolus.register.file.internal;

import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** {@code etc/org.alveolus.register.file.cfg}. */
@ObjectClassDefinition(
        name = "Alveolus: register in files",
        description =
                "Writes each delivery to a national register into a folder, from which another program takes it on.")
public @interface FileConfiguration {

    @AttributeDefinition(name = "Folder", description = "Made when it is not there. All nodes must see the same one.")
    String folder() default "";
}
