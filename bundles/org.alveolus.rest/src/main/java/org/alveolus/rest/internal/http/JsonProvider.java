package org.alveolus.rest.internal.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import javax.ws.rs.Consumes;
import javax.ws.rs.Produces;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.MultivaluedMap;
import javax.ws.rs.core.StreamingOutput;
import javax.ws.rs.ext.MessageBodyReader;
import javax.ws.rs.ext.MessageBodyWriter;
import javax.ws.rs.ext.ParamConverter;
import javax.ws.rs.ext.ParamConverterProvider;
import org.osgi.service.component.annotations.Component;

/** Reads and writes bodies as JSON, and parameters in the same text forms. */
@Component(
        service = {MessageBodyReader.class, MessageBodyWriter.class, ParamConverterProvider.class},
        property = {
            "osgi.jaxrs.extension:Boolean=true",
            "osgi.jaxrs.name=alveolus.json",
            "osgi.jaxrs.application.select=(osgi.jaxrs.name=alveolus.*)",
            "osgi.jaxrs.media.type=application/json"
        })
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
public final class JsonProvider
        implements MessageBodyReader<Object>, MessageBodyWriter<Object>, ParamConverterProvider {

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type != byte[].class && type != InputStream.class;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream body)
            throws IOException {
        return Call.current().json().read(body.readAllBytes(), genericType);
    }

    @Override
    public boolean isWriteable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type != byte[].class && !StreamingOutput.class.isAssignableFrom(type);
    }

    @Override
    public void writeTo(
            Object value,
            Class<?> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, Object> headers,
            OutputStream body)
            throws IOException {
        byte[] text = Call.current().json().write(value);
        headers.putSingle(HttpHeaders.CONTENT_LENGTH, text.length);
        body.write(text);
    }

    @Override
    public <T> ParamConverter<T> getConverter(Class<T> type, Type genericType, Annotation[] annotations) {
        return Parameters.converter(type, annotations);
    }
}
