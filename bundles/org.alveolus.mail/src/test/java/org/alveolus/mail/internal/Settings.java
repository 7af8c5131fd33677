package org.alveolus.mail.internal;

import java.lang.reflect.Proxy;
import java.util.Map;

/** A configuration of some settings; the others have their defaults. */
final class Settings {

    private Settings() {}

    static MailConfiguration of(Map<String, Object> values) {
        return (MailConfiguration) Proxy.newProxyInstance(
                Settings.class.getClassLoader(),
                new Class<?>[] {MailConfiguration.class},
                (proxy, method, arguments) -> values.getOrDefault(method.getName(), method.getDefaultValue()));
    }
}
