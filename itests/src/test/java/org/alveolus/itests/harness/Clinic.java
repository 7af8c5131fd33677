package org.alveolus.itests.harness;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.alveolus.api.Caller;
import org.alveolus.api.Callers;
import org.alveolus.api.Ids;
import org.alveolus.api.InstitutionId;
import org.alveolus.api.Rights;
import org.alveolus.api.accounts.Accounts;
import org.alveolus.api.institution.Institution;
import org.alveolus.api.institution.Institutions;
import org.alveolus.api.institution.PracticeLocation;

/**
 * A clinic with one practice location and an administrator who may do everything there.
 *
 * @param institution   its id
 * @param location      the id of its practice location
 * @param account       the id of its administrator's account
 * @param administrator the administrator, working at the practice location
 */
public record Clinic(String institution, String location, String account, Api administrator) {

    private static final String PASSWORD = "Implant#2026";

    /** The first clinic of an empty installation, made as a person does at the first run. */
    public static Clinic first(Api nobody, String name) {
        nobody.post(
                        "/api/setup",
                        Map.of(
                                "email",
                                email(name),
                                "name",
                                "Admin " + name,
                                "password",
                                PASSWORD,
                                "institution",
                                Map.of(
                                        "name",
                                        name,
                                        "kind",
                                        "clinic",
                                        "country",
                                        "NL",
                                        "zone",
                                        "Europe/Amsterdam",
                                        "languages",
                                        List.of("en"),
                                        "address",
                                        name + " Street 1"),
                                "location",
                                Map.of("name", name + " Centre", "address", name + " Street 1")))
                .expect(201);
        return signedIn(nobody, name);
    }

    /** One more clinic in the container under test, made as an operator does. */
    public static Clinic further(Services services, Api nobody, String name) {
        Institutions institutions = services.await(Institutions.class);
        Accounts accounts = services.await(Accounts.class);
        Caller.Origin origin = new Caller.Origin("shell", null, null);
        InstitutionId id = new InstitutionId(Ids.next());
        Callers.as(Caller.system(null, Rights.NONE, origin), (Runnable) () -> institutions.create(new Institution(
                id,
                name,
                Institution.Kind.CLINIC,
                "NL",
                ZoneId.of("Europe/Amsterdam"),
                List.of(Locale.ENGLISH),
                name + " Street 1",
                null)));
        Callers.as(Caller.system(id, Rights.of(true, Map.of()), origin), (Runnable) () -> {
            PracticeLocation location = institutions.addLocation(name + " Centre", name + " Street 1");
            UUID account =
                    accounts.create(email(name), "Admin " + name, PASSWORD).id();
            accounts.admit(account, id, Rights.everything(Set.of(location.id())));
        });
        return signedIn(nobody, name);
    }

    /** A further person of its staff, who may do everything, working at the practice location. */
    public Api colleague(String name) {
        administrator
                .post(
                        "/api/accounts/staff",
                        Map.of(
                                "email",
                                email(name),
                                "name",
                                name,
                                "password",
                                PASSWORD,
                                "administrator",
                                false,
                                "rights",
                                Map.of(
                                        location,
                                        Map.of(
                                                "patients",
                                                "delete",
                                                "registry",
                                                "delete",
                                                "stock",
                                                "delete",
                                                "scan",
                                                "delete"))))
                .expect(201);
        return administrator
                .without("Authorization")
                .signedIn(email(name), PASSWORD)
                .with("Practice-Location", location);
    }

    private static Clinic signedIn(Api nobody, String name) {
        Api person = nobody.signedIn(email(name), PASSWORD);
        JsonNode session = person.get("/api/sessions/current").expect(200).json();
        String location = session.at("/locations/0/id").asText();
        return new Clinic(
                session.at("/institution/id").asText(),
                location,
                session.at("/account/id").asText(),
                person.with("Practice-Location", location));
    }

    private static String email(String name) {
        return name.toLowerCase(Locale.ROOT).replace(' ', '.') + "@proof.example";
    }
}
