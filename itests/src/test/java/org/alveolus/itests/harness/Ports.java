package org.alveolus.itests.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Finds ports that nobody listens on: each test process in a range of its own, below those that systems give to outgoing
 * connections, since a port is free for some seconds before the instance under test listens on it.
 */
public final class Ports {

    private static final int FIRST = 22_000;
    private static final int OF_EACH = 1_000;

    private static final AtomicInteger NEXT =
            new AtomicInteger(FIRST + OF_EACH * Integer.getInteger("alveolus.fork", 0));

    private Ports() {}

    public static int free() {
        for (int i = 0; i < OF_EACH; i++) {
            int port = NEXT.getAndIncrement();
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (BindException taken) {
                continue;
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
        throw new IllegalStateException("no port from " + FIRST + " on is free");
    }
}
