package org.alveolus.rest.internal.http;

import java.lang.reflect.Proxy;
import java.util.HashMap;
import java.util.Map;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import org.alveolus.api.Allow;
import org.alveolus.api.BodyLimit;
import org.alveolus.api.Level;

/** Makes calls as if they came from a client. */
final class Requests {

    private final Map<String, String> headers = new HashMap<>();
    private String method = "POST";
    private String query;
    private Cookie cookie;

    Requests header(String name, String value) {
        headers.put(name, value);
        return this;
    }

    Requests method(String text) {
        method = text;
        return this;
    }

    Requests query(String text) {
        query = text;
        return this;
    }

    Requests cookie(String value) {
        cookie = new Cookie("alveolus", value);
        return this;
    }

    HttpServletRequest request() {
        return (HttpServletRequest) Proxy.newProxyInstance(
                Requests.class.getClassLoader(),
                new Class<?>[] {HttpServletRequest.class},
                (proxy, called, arguments) -> switch (called.getName()) {
                    case "getHeader" -> headers.get((String) arguments[0]);
                    case "getMethod" -> method;
                    case "getQueryString" -> query;
                    case "getRequestURI" -> "/api/stock/items";
                    case "getContextPath" -> "/api/stock";
                    case "getRemoteAddr" -> "192.0.2.7";
                    case "getContentType" -> headers.get("Content-Type");
                    case "getCookies" -> cookie == null ? null : new Cookie[] {cookie};
                    case "isSecure" -> false;
                    default -> throw new UnsupportedOperationException(called.getName());
                });
    }

    Call call(Allow allow) {
        Call call = new Call(request(), "request-1", new Learnt());
        call.operation = new Operation(allow, BodyLimit.DEFAULT, true, false, !method.equals("GET"), "/items");
        return call;
    }

    /** The annotation as written in a resource. */
    static Allow allow(Allow.Who who, String module, Level level) {
        return new Allow() {
            @Override
            public Who value() {
                return who;
            }

            @Override
            public String module() {
                return module;
            }

            @Override
            public Level level() {
                return level;
            }

            @Override
            public Class<Allow> annotationType() {
                return Allow.class;
            }
        };
    }
}
