package org.alveolus.rest.internal.http;

import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.osgi.service.component.annotations.Component;

/** Answers whatever a resource, a filter or JAX-RS itself throws by a problem. */
@Component(
        property = {
            "osgi.jaxrs.extension:Boolean=true",
            "osgi.jaxrs.name=alveolus.problems",
            "osgi.jaxrs.application.select=(osgi.jaxrs.name=alveolus.*)"
        })
public final class ProblemMapper implements ExceptionMapper<Throwable> {

    @Override
    public Response toResponse(Throwable thrown) {
        return response(Problems.answer(thrown, Call.current()));
    }

    static Response response(Answer answer) {
        Response.ResponseBuilder response =
                Response.status(answer.status()).type(answer.contentType()).entity(answer.body());
        answer.headers().forEach(header -> response.header(header.getKey(), header.getValue()));
        return response.build();
    }
}
