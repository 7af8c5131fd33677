package org.alveolus.core.internal;

import java.net.InetAddress;
import java.net.UnknownHostException;

/** The name under which this machine appears in the audit log and to the other nodes. */
public final class Node {

    private static final String NAME = System.getProperty("karaf.name", "alveolus") + "@" + host();

    private Node() {}

    public static String name() {
        return NAME;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost"; // a machine without a network name has no other nodes beside it
        }
    }
}
