package org.alveolus.rest.internal.http;

import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.alveolus.api.Callers;
import org.alveolus.api.Problem;
import org.alveolus.api.Transactions;
import org.alveolus.api.accounts.Authenticator;
import org.apache.cxf.Bus;
import org.apache.cxf.endpoint.Client;
import org.apache.cxf.endpoint.Server;
import org.apache.cxf.endpoint.ServerLifeCycleListener;
import org.apache.cxf.endpoint.ServerLifeCycleManager;
import org.apache.cxf.feature.Feature;
import org.apache.cxf.interceptor.Fault;
import org.apache.cxf.interceptor.InterceptorProvider;
import org.apache.cxf.jaxrs.JAXRSServiceImpl;
import org.apache.cxf.jaxrs.model.ClassResourceInfo;
import org.apache.cxf.jaxrs.model.OperationResourceInfo;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.apache.cxf.transport.Destination;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;

/** The one extension that every application of ours waits for; it has {@link Requests} serve the application. */
@Component(
        service = Feature.class,
        property = {
            "osgi.jaxrs.extension:Boolean=true",
            "osgi.jaxrs.name=alveolus.requests",
            "osgi.jaxrs.application.select=(osgi.jaxrs.name=alveolus.*)"
        })
public final class RequestsFeature implements Feature, Ground {

    private final Security security = new Security(() -> this.authenticator);

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Authenticator authenticator;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Transactions transactions;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile Clock clock;

    /** There once the tables of this bundle are. */
    @Reference(
            target = "(osgi.jndi.service.name=alveolus/rest)",
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    private volatile DataSource tables;

    private volatile HttpMetrics metrics;

    @Reference(
            cardinality = ReferenceCardinality.OPTIONAL,
            policy = ReferencePolicy.DYNAMIC,
            policyOption = ReferencePolicyOption.GREEDY)
    void bindRegistry(PrometheusRegistry registry) {
        metrics = new HttpMetrics(registry);
    }

    void unbindRegistry(PrometheusRegistry registry) {
        HttpMetrics current = metrics;
        if (current != null && current.isIn(registry)) {
            metrics = null;
            current.close();
        }
    }

    @Override
    public void initialize(Server server, Bus bus) {
        refuseWhatWasNotAdmitted(server);
        ServerLifeCycleManager manager = bus.getExtension(ServerLifeCycleManager.class);
        manager.registerListener(new ServerLifeCycleListener() {
            @Override
            public void startServer(Server started) {
                if (started == server) {
                    Destination destination = server.getDestination();
                    destination.setMessageObserver(new Requests(
                            destination.getMessageObserver(), new Router(routes(server)), RequestsFeature.this));
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

    /** Between the start of CXF's own chain and ours no request may slip through it. */
    private static void refuseWhatWasNotAdmitted(Server server) {
        server.getEndpoint().getInInterceptors().add(new AbstractPhaseInterceptor<Message>(Phase.RECEIVE) {
            @Override
            public void handleMessage(Message message) {
                if (!Callers.bound()) {
                    throw new Fault(new IllegalStateException("this request was not admitted"));
                }
            }
        });
    }

    private static List<Route> routes(Server server) {
        List<Route> routes = new ArrayList<>();
        JAXRSServiceImpl service = (JAXRSServiceImpl) server.getEndpoint().getService();
        for (ClassResourceInfo resource : service.getClassResourceInfos()) {
            for (OperationResourceInfo operation :
                    resource.getMethodDispatcher().getOperationResourceInfos()) {
                routes.add(new Route(resource, operation));
            }
        }
        return routes;
    }

    @Override
    public Security security() {
        return security;
    }

    @Override
    public Transactions transactions() {
        return Optional.ofNullable(transactions).orElseThrow(RequestsFeature::starting);
    }

    @Override
    public Idempotency idempotency() {
        Clock now = clock;
        if (tables == null || now == null) {
            throw starting();
        }
        return new Idempotency(transactions(), now);
    }

    @Override
    public void record(String method, String route, int status, long nanos) {
        HttpMetrics current = metrics;
        if (current != null) {
            current.record(method, route, status, nanos);
        }
    }

    private static RuntimeException starting() {
        return Problem.of("starting", 503, "Not ready yet", "The database is not ready yet.")
                .exception();
    }
}
