package org.alveolus.rest.internal.http;

import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.endpoint.ServerLifeCycleListener;
import org.apache.cxf.endpoint.ServerLifeCycleManager;
import org.apache.cxf.feature.Feature;
import org.apache.cxf.interceptor.InterceptorProvider;
import org.apache.cxf.jaxrs.provider.ServerProviderFactory;
import org.apache.cxf.transport.Destination;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Puts a {@link RequestObserver} around each application's server. It is kept private from CXF's buses: they would take every
 * service of this type for a feature of their own, apply it a second time and never let go of it.
 */
@Component(
        service = Feature.class,
        property = {
            "org.apache.cxf.bus.private.extension:Boolean=true",
            "osgi.jaxrs.extension:Boolean=true",
            "osgi.jaxrs.name=alveolus.requests",
            "osgi.jaxrs.application.select=(osgi.jaxrs.name=alveolus.*)"
        })
public final class RequestFeature implements Feature {

    private final Ground ground;

    @Activate
    public RequestFeature(@Reference Ground ground) {
        this.ground = ground;
    }

    @Override
    public void initialize(Server server, Bus bus) {
        ignoreOverrides(server);
        keepClassLoader(bus);
        server.getEndpoint().getOutInterceptors().add(new DateInterceptor());
        ServerLifeCycleManager manager = bus.getExtension(ServerLifeCycleManager.class);
        manager.registerListener(new ServerLifeCycleListener() {
            @Override
            public void startServer(Server started) {
                if (started == server) {
                    Destination destination = server.getDestination();
                    destination.setMessageObserver(new RequestObserver(destination.getMessageObserver(), ground));
                }
            }

            @Override
            public void stopServer(Server stopped) {
                if (stopped == server) {
                    manager.unRegisterListener(this);
                }
            }
        });
    }

    /** CXF would take another method or media type than the request's own from its query or from a header. */
    private static void ignoreOverrides(Server server) {
        ServerProviderFactory providers =
                (ServerProviderFactory) server.getEndpoint().get(ServerProviderFactory.class.getName());
        providers.setRequestPreprocessor(null);
    }

    /** CXF would look for the loader to set on the thread among all its resources, at every request. */
    private static void keepClassLoader(Bus bus) {
        if (bus.getExtension(ClassLoader.class) == null) {
            bus.setExtension(Bus.class.getClassLoader(), ClassLoader.class);
        }
    }

    @Override
    public void initialize(Client client, Bus bus) {
        // nothing for clients
    }

    @Override
    public void initialize(InterceptorProvider interceptors, Bus bus) {
        // all is done for the server
    }

    @Override
    public void initialize(Bus bus) {
        // all is done for the server
    }
}
