package org.alveolus.notifications.internal;

import java.lang.annotation.Annotation;

/** The settings of a test. */
@SuppressWarnings("ClassExplicitlyAnnotation")
record Settings(String publicAddress, int keepDays) implements NotificationsConfiguration {

    static final Settings USUAL = new Settings("https://alveolus.example/", 90);

    @Override
    public Class<? extends Annotation> annotationType() {
        return NotificationsConfiguration.class;
    }
}
