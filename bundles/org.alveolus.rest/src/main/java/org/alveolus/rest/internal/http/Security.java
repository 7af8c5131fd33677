package org.alveolus.rest.internal.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import javax.servlet.http.Cookie;
import javax.servlet.http.HttpServletRequest;
import org.alveolus.api.Allow;
import org.alveolus.api.Caller;
import org.alveolus.api.Problem;
import org.alveolus.api.Rights;
import org.alveolus.api.accounts.Authenticator;
import org.alveolus.rest.internal.json.TextForm;

/** Says on whose behalf a request comes and whether that person may do what it asks (A4, A5). */
final class Security {

    static final String COOKIE = "alveolus";
    static final String CSRF_HEADER = "X-CSRF-Token";
    static final String LOCATION_HEADER = "Practice-Location";
    private static final String BEARER = "Bearer ";

    private final Supplier<Authenticator> authenticator;

    /** @param authenticator gives null while there is none */
    Security(Supplier<Authenticator> authenticator) {
        this.authenticator = authenticator;
    }

    /**
     * The caller of a request to this route.
     *
     * @throws org.alveolus.api.ProblemException 401 when nobody is signed in who must be; 403 when it is not allowed; 503 when accounts are
     *     away
     */
    Caller admit(Call call) {
        Allow allow = call.operation.allow();
        if (allow == null) {
            throw Problem.forbidden("not-allowed", "Nobody may do this.").exception();
        }
        HttpServletRequest request = call.request;
        String address = request.getRemoteAddr();
        if (allow.value() == Allow.Who.ANYONE) {
            return new Caller(null, "anonymous", null, Rights.NONE, null, new Caller.Origin("rest", address, call.id));
        }
        String header = request.getHeader("Authorization");
        String cookie = header == null ? cookie(request, COOKIE) : null;
        String token = header != null ? bearer(header) : cookie;
        if (token == null) {
            throw unauthenticated();
        }
        UUID location = location(request.getHeader(LOCATION_HEADER));
        Authenticator.Authenticated authenticated = authenticator()
                .authenticate(token, location, new Caller.Origin(cookie == null ? "rest" : "console", address, call.id))
                .orElseThrow(Security::unauthenticated);
        if (cookie != null && call.operation.writes()) {
            requireCsrfToken(request.getHeader(CSRF_HEADER), authenticated.csrfToken());
        }
        if (authenticated.limited() && allow.value() != Allow.Who.RIGHTS) {
            throw Problem.forbidden("not-for-tokens", "A person must sign in for this; an API token does not open it.")
                    .exception();
        }
        require(allow, authenticated.caller(), location);
        return authenticated.caller();
    }

    private Authenticator authenticator() {
        return Optional.ofNullable(authenticator.get()).orElseThrow(() -> Problem.of(
                        "starting", 503, "Not ready yet", "Accounts are not available at the moment.")
                .exception());
    }

    private static RuntimeException unauthenticated() {
        return Problem.of(
                        "unauthenticated",
                        401,
                        "Sign in first",
                        "Send a session's token in the header Authorization, or the console's cookie.")
                .exception();
    }

    private static String bearer(String header) {
        return header.regionMatches(true, 0, BEARER, 0, BEARER.length())
                ? header.substring(BEARER.length()).strip()
                : null;
    }

    /** The value of a cookie; null when it was not sent. */
    static String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = request.getCookies();
        if (cookies != null) {
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return cookie.getValue();
                }
            }
        }
        return null;
    }

    private static UUID location(String header) {
        if (header == null || header.isBlank()) {
            return null;
        }
        return (UUID) TextForm.of(UUID.class).orElseThrow().read(header.strip(), LOCATION_HEADER);
    }

    private static void requireCsrfToken(String sent, String expected) {
        boolean same = sent != null
                && MessageDigest.isEqual(
                        sent.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
        if (!same) {
            throw Problem.forbidden(
                            "csrf", "Send the session's csrfToken in the header " + CSRF_HEADER + " with every change.")
                    .exception();
        }
    }

    private static void require(Allow allow, Caller caller, UUID location) {
        switch (allow.value()) {
            case ADMINISTRATOR -> {
                caller.requireInstitution();
                if (!caller.rights().administrator()) {
                    throw Problem.forbidden("not-administrator", "Only administrators of the institution may do this.")
                            .exception();
                }
            }
            case RIGHTS -> requireRight(allow, caller, location);
            default -> {
                // whoever is signed in
            }
        }
    }

    private static void requireRight(Allow allow, Caller caller, UUID location) {
        caller.requireInstitution();
        boolean allowed = location == null
                ? !caller.rights().locations(allow.module(), allow.level()).isEmpty()
                : caller.rights().at(location, allow.module()).contains(allow.level());
        if (!allowed) {
            throw Problem.forbidden(
                            "no-right",
                            "You need the right '" + allow.level().name().toLowerCase(Locale.ROOT) + "' in module '"
                                    + allow.module() + "'"
                                    + (location == null ? "." : " at this practice location."))
                    .exception();
        }
    }
}
