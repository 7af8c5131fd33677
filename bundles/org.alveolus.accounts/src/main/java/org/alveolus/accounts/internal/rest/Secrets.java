package org.alveolus.accounts.internal.rest;

import javax.ws.rs.core.Cookie;
import javax.ws.rs.core.HttpHeaders;
import org.alveolus.api.Problem;

/** Finds the session's secret in a request, in the same order as the common part does. */
final class Secrets {

    static final String COOKIE = "alveolus";
    private static final String BEARER = "Bearer ";

    private Secrets() {}

    /** @throws org.alveolus.api.ProblemException 401 when there is none */
    static String of(String authorization, String cookie) {
        if (authorization != null && authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
            return authorization.substring(BEARER.length()).strip();
        }
        if (authorization == null && cookie != null) {
            return cookie;
        }
        throw Problem.of("unauthenticated", 401, "Sign in first", null).exception();
    }

    /** @throws org.alveolus.api.ProblemException 401 when there is none */
    static String of(HttpHeaders headers) {
        Cookie cookie = headers.getCookies().get(COOKIE);
        return of(headers.getHeaderString(HttpHeaders.AUTHORIZATION), cookie == null ? null : cookie.getValue());
    }

    /** The header that gives a browser the secret, for as long as it runs; on a secure connection it is marked secure. */
    static String cookie(String token) {
        return COOKIE + "=" + token + "; Path=/api; HttpOnly; SameSite=Strict";
    }

    /** The header that takes it away again. */
    static String noCookie() {
        return COOKIE + "=; Path=/api; HttpOnly; SameSite=Strict; Max-Age=0";
    }
}
