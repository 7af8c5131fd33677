package org.alveolus.api.accounts;

import java.util.Optional;
import java.util.UUID;
import org.alveolus.api.Caller;
import org.osgi.annotation.versioning.ProviderType;

/** Ties a request to a person. Any thread. */
@ProviderType
public interface Authenticator {

    /**
     * The caller behind a session's or API token, and marks the session as used now.
     *
     * @param token as sent by the client, any text
     * @param location the practice location that the request names; null when it names none, then the session's own
     * @param origin the way by which the request came
     * @return empty when the token is unknown, expired or revoked
     * @throws org.alveolus.api.ProblemException 403 {@code no-location} when the practice location is not one of the caller's
     */
    Optional<Authenticated> authenticate(String token, UUID location, Caller.Origin origin);

    /**
     * @param caller the person
     * @param csrfToken what a browser must send in the header {@code X-CSRF-Token} with every write when the token came by cookie
     * @param limited whether the token was made for a program: it opens what {@link org.alveolus.api.Allow.Who#RIGHTS} guards and no more
     */
    record Authenticated(Caller caller, String csrfToken, boolean limited) {

        /** By a session, which opens all that the person may do. */
        public Authenticated(Caller caller, String csrfToken) {
            this(caller, csrfToken, false);
        }
    }
}
