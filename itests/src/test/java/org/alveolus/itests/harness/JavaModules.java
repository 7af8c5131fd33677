package org.alveolus.itests.harness;

import java.util.ArrayList;
import java.util.List;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.options.extra.VMOption;

/** How Karaf opens the modules of Java to itself; its start script does the same. */
final class JavaModules {

    private static final String LOCATOR = "lib/endorsed/org.apache.karaf.specs.locator-" + karaf() + ".jar";
    private static final String XML = "lib/endorsed/org.apache.karaf.specs.java.xml-" + karaf() + ".jar";

    private JavaModules() {}

    static Option[] options() {
        List<String> words = new ArrayList<>(List.of(
                "--add-reads=java.xml=java.logging",
                "--add-exports=java.base/org.apache.karaf.specs.locator=java.xml,ALL-UNNAMED",
                "--patch-module",
                "java.base=" + LOCATOR,
                "--patch-module",
                "java.xml=" + XML));
        for (String opened : List.of(
                "java.base/java.security",
                "java.base/java.net",
                "java.base/java.lang",
                "java.base/java.util",
                "java.naming/javax.naming.spi",
                "java.rmi/sun.rmi.transport.tcp")) {
            words.addAll(List.of("--add-opens", opened + "=ALL-UNNAMED"));
        }
        for (String exported : List.of(
                "java.base/sun.net.www.protocol.file",
                "java.base/sun.net.www.protocol.ftp",
                "java.base/sun.net.www.protocol.http",
                "java.base/sun.net.www.protocol.https",
                "java.base/sun.net.www.protocol.jar",
                "java.base/sun.net.www.content.text",
                "jdk.xml.dom/org.w3c.dom.html",
                "jdk.naming.rmi/com.sun.jndi.url.rmi",
                "java.rmi/sun.rmi.registry",
                "java.security.sasl/com.sun.security.sasl",
                "java.naming/com.sun.jndi.ldap")) {
            words.add("--add-exports=" + exported + "=ALL-UNNAMED");
        }
        return words.stream().map(VMOption::new).toArray(Option[]::new);
    }

    private static String karaf() {
        return System.getProperty("alveolus.karaf");
    }
}
