package org.alveolus.spi.register;

import java.io.IOException;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Delivers treatments to one national register. Implemented by vendors and registered as an OSGi service with the properties
 * {@link #NAME} and, for people, {@code service.description}.
 *
 * <p>The platform keeps what is to be delivered and each treatment's state, tries again with growing pauses, and delivers a treatment
 * again when it was corrected. So a connector keeps nothing and repeats nothing by itself.
 */
@ConsumerType
public interface RegisterConnector {

    /**
     * Service property: the connector's short name, small letters, digits and dashes, at most 64, e.g. {@code example-register}. An
     * institution's choice is kept by it, so it never changes. Required.
     */
    String NAME = "alveolus.register.connector";

    /**
     * Hands one treatment over, or its withdrawal, and returns when the register has answered. Called on any thread, by several
     * threads at once, outside any transaction; it must end within five minutes whatever the register does.
     *
     * <p>The same delivery comes again, with the same id, when the node died before it could note the answer: it must then be
     * the same to the register as if it had come once. Deliveries of one treatment come in the order of its changes.
     *
     * @return what the register says; a reason is one sentence for the staff, who may know what is in the treatment
     * @throws IOException when the register cannot be reached or takes nothing from anybody at present; others wait too then
     */
    RegisterAnswer deliver(RegisterDelivery delivery) throws IOException;
}
