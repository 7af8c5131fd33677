package org.alveolus.accounts.internal.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.alveolus.accounts.internal.AccountsComponent;
import org.alveolus.accounts.internal.Sessions;
import org.alveolus.accounts.internal.persistence.SessionRow;
import org.alveolus.api.Callers;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Rights;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.institution.PracticeLocation;

/** What a session's owner is told of it. */
@Schema(name = "Session")
record SessionView(
        @Schema(
                        description =
                                "The secret to send as 'Authorization: Bearer'; only in the answer to signing in without cookie")
                String token,
        @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Account account,
        @Schema(description = "The institution worked in; null when the person belongs to none")
                @JsonInclude(JsonInclude.Include.ALWAYS)
                InstitutionView institution,
        @Schema(description = "All institutions that the person may switch to") List<InstitutionView> institutions,
        @Schema(description = "Whether the person administers the institution") boolean administrator,
        @Schema(description = "The practice locations where the person may do something") List<LocationView> locations,
        @Schema(description = "The practice location worked at; null when none was chosen")
                @JsonInclude(JsonInclude.Include.ALWAYS)
                UUID location,
        @Schema(description = "To send in the header X-CSRF-Token with every change when the session came by cookie")
                String csrfToken,
        @Schema(description = "The session ends when it was not used for so long", example = "1800") int idleSeconds,
        @Schema(description = "Tasks that were granted to the person", example = "[\"use-expired-item\"]")
                Set<String> tasks,
        @Schema(description = "Changes whenever anything of this does; see current/state") long stamp,
        @Schema(description = "Whether a second factor must be set up before anything else can be done")
                boolean secondFactorMissing,
        @Schema(description = "Whether comments of day tasks are shown in the head of the page") boolean showComments) {

    @Schema(name = "SessionInstitution")
    record InstitutionView(
            InstitutionId id,
            String name,
            Institution.Kind kind,
            String country,
            java.time.ZoneId zone,
            List<Locale> languages) {

        static InstitutionView of(Institution institution) {
            return new InstitutionView(
                    institution.id(),
                    institution.name(),
                    institution.kind(),
                    institution.country(),
                    institution.zone(),
                    institution.languages());
        }
    }

    @Schema(name = "SessionLocation")
    record LocationView(
            UUID id,
            String name,
            @Schema(description = "Level by module", example = "{\"stock\": \"edit\", \"registry\": \"view\"}")
                    Map<String, Level> rights) {}

    /** The view of a session, for its owner. */
    static SessionView of(AccountsComponent accounts, SessionRow session, String token) {
        Optional<Institutions> institutions = accounts.institutions();
        List<InstitutionView> theirs = new ArrayList<>();
        for (InstitutionId id :
                accounts.members().institutions(session.account().id())) {
            institutions
                    .flatMap(present -> present.find(id))
                    .map(InstitutionView::of)
                    .ifPresent(theirs::add);
        }
        InstitutionView current = theirs.stream()
                .filter(institution ->
                        !session.factorMissing() && institution.id().equals(session.institution()))
                .findFirst()
                .orElse(null);
        return new SessionView(
                token,
                session.account(),
                current,
                theirs,
                current != null && session.rights().administrator(),
                current == null ? List.of() : locations(institutions.get(), session),
                Sessions.place(session),
                session.csrfToken(),
                session.idleSeconds(),
                current == null ? Set.of() : session.rights().tasks(),
                session.stamp(),
                session.factorMissing(),
                session.showComments());
    }

    private static List<LocationView> locations(Institutions institutions, SessionRow session) {
        List<LocationView> views = new ArrayList<>();
        Callers.as(Sessions.caller(session, Callers.current().origin()), () -> institutions.locations().stream()
                .filter(location -> session.rights().locations().contains(location.id()))
                .map(location -> view(location, session.rights()))
                .forEach(views::add));
        return views;
    }

    private static LocationView view(PracticeLocation location, Rights rights) {
        Map<String, Level> levels = new HashMap<>();
        Modules.ALL.forEach(module -> levels.put(module, rights.at(location.id(), module)));
        return new LocationView(location.id(), location.name(), levels);
    }
}
