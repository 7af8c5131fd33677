package org.alveolus.bench.load;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.config.Http1Config;
import org.apache.hc.core5.http.impl.HttpProcessors;
import org.apache.hc.core5.http.impl.io.DefaultBHttpClientConnection;
import org.apache.hc.core5.http.impl.io.HttpRequestExecutor;
import org.apache.hc.core5.http.io.entity.ByteArrayEntity;
import org.apache.hc.core5.http.io.entity.EntityUtils;
import org.apache.hc.core5.http.message.BasicClassicHttpRequest;
import org.apache.hc.core5.http.protocol.HttpCoreContext;
import org.apache.hc.core5.http.protocol.HttpProcessor;

/** One connection that is kept, for one thread. */
final class Client implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 120_000;
    private static final HttpProcessor HEADERS = HttpProcessors.client();
    private static final HttpRequestExecutor EXECUTOR = new HttpRequestExecutor();

    private final URI server;
    private DefaultBHttpClientConnection connection;

    Client(URI server) throws IOException {
        this.server = server;
        connect();
    }

    private void connect() throws IOException {
        Socket socket = new Socket(server.getHost(), server.getPort());
        socket.setTcpNoDelay(true);
        socket.setSoTimeout(PATIENCE_MILLIS);
        connection = new DefaultBHttpClientConnection(Http1Config.DEFAULT);
        connection.bind(socket);
    }

    /**
     * Sends and reads the whole answer.
     *
     * @return its body
     * @throws IllegalStateException when it is not the right one: what failed is not measured
     */
    byte[] send(Call call) throws IOException {
        if (!connection.isOpen()) {
            connect();
        }
        BasicClassicHttpRequest request = new BasicClassicHttpRequest(
                call.method(), new HttpHost(server.getHost(), server.getPort()), call.path());
        call.headers().forEach(request::addHeader);
        if (call.body() != null) {
            request.setEntity(
                    new ByteArrayEntity(call.body(), ContentType.create(call.type(), StandardCharsets.UTF_8)));
        }
        HttpCoreContext context = HttpCoreContext.create();
        try {
            EXECUTOR.preProcess(request, HEADERS, context);
            try (ClassicHttpResponse response = EXECUTOR.execute(request, connection, context)) {
                byte[] body =
                        response.getEntity() == null ? new byte[0] : EntityUtils.toByteArray(response.getEntity());
                if (response.getCode() != call.expected()) {
                    throw new IllegalStateException(call.method() + " " + call.path() + ": " + response.getCode() + "\n"
                            + new String(body, StandardCharsets.UTF_8));
                }
                return body;
            }
        } catch (HttpException failure) {
            throw new IOException(failure);
        }
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
