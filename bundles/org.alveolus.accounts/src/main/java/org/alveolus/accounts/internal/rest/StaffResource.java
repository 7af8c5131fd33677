package org.alveolus.accounts.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import org.alveolus.accounts.internal.AccountsComponent;
import org.alveolus.accounts.internal.Members;
import org.alveolus.api.Allow;
import org.alveolus.api.Callers;
import org.alveolus.api.Cursor;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.Rights;
import org.alveolus.api.Tasks;
import org.alveolus.api.accounts.Account;
import org.alveolus.api.institution.PracticeLocation;

/** The staff of the caller's institution and their rights. */
@Path("staff")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Staff", description = "The staff of an institution and their rights")
public final class StaffResource {

    private final AccountsComponent accounts;

    StaffResource(AccountsComponent accounts) {
        this.accounts = accounts;
    }

    @Schema(name = "StaffMember")
    record MemberView(
            UUID id,
            String name,
            String email,
            boolean administrator,
            Map<UUID, Map<String, Level>> rights,
            Set<String> tasks) {

        static MemberView of(Members.Member member) {
            RightsView rights = RightsView.of(member.rights());
            return new MemberView(
                    member.account().id(),
                    member.account().name(),
                    member.account().email(),
                    rights.administrator(),
                    rights.rights(),
                    rights.tasks());
        }
    }

    @Schema(name = "StaffRights")
    record RightsView(
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "Administers the institution: staff, rights, locations, audit log")
                    Boolean administrator,
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "Level by practice location and module; what is absent is 'none'",
                            example =
                                    "{\"0190a1b2-c3d4-7e5f-8a9b-0c1d2e3f4a5b\": {\"stock\": \"edit\", \"registry\": \"view\"}}")
                    Map<UUID, Map<String, Level>> rights,
            @Schema(
                            description = "Tasks granted one by one; when left out, they stay as they are",
                            example = "[\"use-expired-item\"]")
                    Set<String> tasks) {

        static RightsView of(Rights rights) {
            Map<UUID, Map<String, Level>> levels = new HashMap<>();
            for (UUID location : rights.locations()) {
                Map<String, Level> modules = new HashMap<>();
                for (String module : Modules.ALL) {
                    if (rights.at(location, module) != Level.NONE) {
                        modules.put(module, rights.at(location, module));
                    }
                }
                levels.put(location, modules);
            }
            return new RightsView(rights.administrator(), levels, rights.tasks());
        }

        private Rights checked(AccountsComponent accounts) {
            Problem.Faults faults = new Problem.Faults();
            check(faults, accounts);
            faults.refuse();
            return Rights.of(administrator, rights, tasks == null ? Set.of() : tasks);
        }

        private void check(Problem.Faults faults, AccountsComponent accounts) {
            faults.required("/administrator", administrator).required("/rights", rights);
            if (tasks != null && !Tasks.ALL.containsAll(tasks)) {
                faults.add("/tasks", "unknown", "There is no such task");
            }
            if (rights == null) {
                return;
            }
            Set<UUID> known = locations(accounts);
            rights.forEach((location, modules) -> {
                if (!known.contains(location)) {
                    faults.add("/rights/" + location, "unknown", "There is no such practice location");
                }
                for (String module : modules.keySet()) {
                    if (!Modules.ALL.contains(module)) {
                        faults.add(
                                "/rights/" + location + "/"
                                        + module.replace("~", "~0").replace("/", "~1"),
                                "unknown",
                                "There is no such module");
                    }
                }
            });
        }

        private static Set<UUID> locations(AccountsComponent accounts) {
            return accounts
                    .institutions()
                    .orElseThrow(() -> Problem.of(
                                    "starting", 503, "Not ready yet", "Institutions are not available at the moment.")
                            .exception())
                    .locations()
                    .stream()
                    .map(PracticeLocation::id)
                    .collect(Collectors.toSet());
        }
    }

    @Schema(name = "NewStaffMember")
    record NewMember(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "jan@praktijk.example") String email,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Jan Visser") String name,
            @Schema(
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            description = "At least 8 characters, one digit, one symbol")
                    String password,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Boolean administrator,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Map<UUID, Map<String, Level>> rights,
            @Schema(description = "Tasks granted one by one") Set<String> tasks) {}

    @GET
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Active members of staff, by name")
    public Page<MemberView> list(
            @QueryParam("cursor") String cursor, @QueryParam("limit") @DefaultValue("50") int limit) {
        Page.Request page = new Page.Request(cursor, limit);
        List<Members.Member> all = accounts.members().members();
        int from = cursor == null ? 0 : Cursors.after(cursor, all);
        List<Members.Member> part = all.subList(from, Math.min(all.size(), from + page.limit()));
        String next = from + part.size() < all.size() ? Cursors.of(part.get(part.size() - 1)) : null;
        return new Page<>(part, next).map(MemberView::of);
    }

    /** Names the member after whom the list goes on. */
    private static final class Cursors {

        static String of(Members.Member last) {
            return Cursor.of(last.account().id());
        }

        static int after(String cursor, List<Members.Member> all) {
            String id = Cursor.values(cursor, 1).get(0);
            for (int i = 0; i < all.size(); i++) {
                if (all.get(i).account().id().toString().equals(id)) {
                    return i + 1;
                }
            }
            return 0;
        }
    }

    @POST
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Add a member of staff with a new account")
    @ApiResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = MemberView.class)))
    @ApiResponse(responseCode = "409", description = "email-in-use")
    public Response add(NewMember member) {
        RightsView rights = new RightsView(member.administrator(), member.rights(), member.tasks());
        Problem.Faults faults = new Problem.Faults();
        rights.check(faults, accounts);
        Members.check(faults, member.email(), member.name(), member.password());
        Account account = accounts.create(member.email(), member.name(), member.password());
        accounts.admit(account.id(), Callers.current().requireInstitution(), rights.checked(accounts));
        Members.Member added = accounts.members().member(account.id());
        return Response.status(201)
                .location(URI.create("/api/accounts/staff/" + account.id()))
                .header("ETag", EntityTags.of(added.version()))
                .entity(MemberView.of(added))
                .build();
    }

    @GET
    @Path("{id}")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "A member of staff")
    @ApiResponse(
            responseCode = "200",
            description = "The member; the ETag is that of the rights",
            content = @Content(schema = @Schema(implementation = MemberView.class)))
    public Response get(@PathParam("id") UUID id) {
        Members.Member member = accounts.members().member(id);
        return Response.ok(MemberView.of(member))
                .header("ETag", EntityTags.of(member.version()))
                .build();
    }

    @GET
    @Path("{id}/rights")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "What a member of staff may do")
    @ApiResponse(
            responseCode = "200",
            description = "The rights, with their ETag",
            content = @Content(schema = @Schema(implementation = RightsView.class)))
    public Response rights(@PathParam("id") UUID id) {
        return answer(accounts.members().member(id));
    }

    @PUT
    @Path("{id}/rights")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(
            summary = "Give a member of staff other rights",
            description = "In force with the member's next request.")
    @ApiResponse(
            responseCode = "200",
            description = "The rights, with their new ETag",
            content = @Content(schema = @Schema(implementation = RightsView.class)))
    @ApiResponse(responseCode = "409", description = "last-administrator")
    public Response change(@PathParam("id") UUID id, @HeaderParam("If-Match") String ifMatch, RightsView rights) {
        long version = EntityTags.version(ifMatch);
        Rights wanted = rights.checked(accounts);
        return answer(accounts.members()
                .change(id, version, before -> rights.tasks() == null ? wanted.with(before.tasks()) : wanted));
    }

    private static Response answer(Members.Member member) {
        return Response.ok(RightsView.of(member.rights()))
                .header("ETag", EntityTags.of(member.version()))
                .build();
    }
}
