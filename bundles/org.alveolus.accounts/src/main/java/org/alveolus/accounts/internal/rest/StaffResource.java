package org.alveolus.accounts.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.DELETE;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Response;
import org.alveolus.accounts.internal.AccountsComponent;
import org.alveolus.accounts.internal.Languages;
import org.alveolus.accounts.internal.Members;
import org.alveolus.accounts.internal.Staff;
import org.alveolus.accounts.internal.domain.StaffFile;
import org.alveolus.api.Allow;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Level;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.Rights;

/**
 * The staff of the caller's institution and their rights. Callers of whom the institution wants it give the password again before
 * they see files: 403 {@code confirm-password}.
 */
@Path("staff")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Staff", description = "The staff of an institution and their rights")
public final class StaffResource {

    private static final int MAXIMUM_NAME = 160;

    private final AccountsComponent accounts;

    StaffResource(AccountsComponent accounts) {
        this.accounts = accounts;
    }

    @Schema(name = "StaffMember")
    record MemberView(
            UUID id,
            @Schema(description = "The parts of the name in one piece") String name,
            String email,
            @Schema(description = "First name or initials") String firstName,
            String infix,
            String lastName,
            @Schema(description = "In the form of E.164", example = "+31612345678") String mobile,
            StaffFile.Gender gender,
            @Schema(description = "Signed out after ten idle minutes") boolean idleOut,
            @Schema(description = "Gives the password again before seeing staff files") boolean askAgain,
            @Schema(description = "Sees comments of day tasks in the head of the page") boolean showComments,
            @Schema(description = "Practice locations where the person works") Set<UUID> locations,
            boolean administrator,
            Map<UUID, Map<String, Level>> rights,
            Set<String> tasks,
            @Schema(description = "Whether signing in asks for a code as well") boolean secondFactor,
            @Schema(description = "False for those in the archive") boolean active,
            @Schema(description = "In quotes it is the ETag") long version) {

        static MemberView of(AccountsComponent accounts, Staff.Member member) {
            RightsView rights = RightsView.of(member.rights());
            StaffFile file = member.file();
            return new MemberView(
                    member.account().id(),
                    member.account().name(),
                    member.account().email(),
                    file.firstName(),
                    file.infix(),
                    file.lastName(),
                    file.mobile(),
                    file.gender(),
                    file.idleOut(),
                    file.askAgain(),
                    file.showComments(),
                    file.locations(),
                    rights.administrator(),
                    rights.rights(),
                    rights.tasks(),
                    accounts.factors().has(member.account().id()),
                    member.active(),
                    member.version());
        }
    }

    @Schema(name = "StaffFile")
    record Draft(
            @Schema(description = "First name or initials", example = "Jan") String firstName,
            @Schema(example = "van der") String infix,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "Visser") String lastName,
            @Schema(description = "With the country's number", example = "+31612345678") String mobile,
            StaffFile.Gender gender,
            @Schema(description = "Sign out after ten idle minutes") Boolean idleOut,
            @Schema(description = "Ask for the password again before staff files") Boolean askAgain,
            @Schema(description = "Show comments of day tasks in the head of the page") Boolean showComments,
            @Schema(description = "Practice locations where the person works") Set<UUID> locations) {

        StaffFile file() {
            if (locations != null && locations.contains(null)) {
                throw Problem.invalid("/locations", "required", "This field is required")
                        .exception();
            }
            return new StaffFile(
                            firstName,
                            infix,
                            lastName,
                            mobile,
                            gender,
                            Boolean.TRUE.equals(idleOut),
                            Boolean.TRUE.equals(askAgain),
                            Boolean.TRUE.equals(showComments),
                            locations == null ? Set.of() : locations)
                    .tidied();
        }
    }

    @Schema(name = "NewStaffMember")
    record NewMember(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED, example = "jan@praktijk.example") String email,
            @Schema(description = "The whole name, for programs that do not know its parts", example = "Jan Visser")
                    String name,
            @Schema(description = "First name or initials", example = "Jan") String firstName,
            @Schema(example = "van der") String infix,
            @Schema(description = "Needed unless 'name' is given", example = "Visser") String lastName,
            @Schema(description = "With the country's number", example = "+31612345678") String mobile,
            StaffFile.Gender gender,
            @Schema(description = "Sign out after ten idle minutes") Boolean idleOut,
            @Schema(description = "Ask for the password again before staff files") Boolean askAgain,
            @Schema(description = "Show comments of day tasks in the head of the page") Boolean showComments,
            @Schema(description = "Practice locations where the person works; when left out, those of the rights")
                    Set<UUID> locations,
            @Schema(
                            description =
                                    "For programs that hand it over themselves; of no effect when the person has an account. "
                                            + "Without it the person chooses one by a link: at least 8 characters, one digit, one symbol")
                    String password,
            @Schema(description = "Whether to send a mail with the way in") Boolean welcome,
            Boolean administrator,
            @Schema(description = "Level by practice location and module") Map<UUID, Map<String, Level>> rights,
            @Schema(description = "Tasks granted one by one") Set<String> tasks) {

        StaffFile file(Rights given) {
            Set<UUID> places = locations == null ? given.locations() : locations;
            if (lastName == null && name != null) {
                new Problem.Faults().text("/name", name, 1, MAXIMUM_NAME).refuse();
                StaffFile parts = StaffFile.ofName(name, Set.of());
                return draft(parts.firstName(), parts.infix(), parts.lastName(), places)
                        .file();
            }
            return draft(firstName, infix, lastName, places).file();
        }

        private Draft draft(String first, String between, String last, Set<UUID> places) {
            return new Draft(first, between, last, mobile, gender, idleOut, askAgain, showComments, places);
        }

        RightsView rightsView() {
            return new RightsView(Boolean.TRUE.equals(administrator), rights == null ? Map.of() : rights, tasks);
        }
    }

    @Schema(name = "StaffMemberAdded")
    record AddedView(
            UUID id,
            String name,
            String email,
            @Schema(description = "Whether a welcome mail is on its way") boolean welcomed) {}

    @Schema(name = "StaffAccess")
    record AccessView(
            @Schema(description = "Where the person is signed in to this institution")
                    List<MeResource.OwnSession> sessions,
            @Schema(description = "The person's API tokens in this institution") List<MeResource.TokenView> tokens,
            boolean secondFactor) {}

    private void guardFiles(HttpHeaders headers) {
        accounts.sessions().requireConfirmedForFiles(Secrets.of(headers));
    }

    @GET
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Members of staff, by name")
    public Page<MemberView> list(
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @Parameter(description = "active, unlinked (active, working at no practice location) or archived")
                    @QueryParam("part")
                    @DefaultValue("active")
                    Staff.Part part,
            @Parameter(description = "A part of the name or the e-mail address") @QueryParam("q") String search,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        guardFiles(headers);
        Page.Request page = new Page.Request(cursor, limit);
        return accounts.transactions()
                .run(() ->
                        accounts.staffFiles().list(part, search, page).map(member -> MemberView.of(accounts, member)));
    }

    @POST
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(
            summary = "Add a member of staff",
            description =
                    "With a new account, or with the one that has this address already: the answer does not tell which.")
    @ApiResponse(
            responseCode = "201",
            description = "Added",
            content = @Content(schema = @Schema(implementation = AddedView.class)))
    @ApiResponse(responseCode = "409", description = "already-staff, archived-staff")
    public Response add(@Parameter(hidden = true) @Context HttpHeaders headers, NewMember member) {
        guardFiles(headers);
        Rights rights = member.rightsView().checked(accounts);
        Staff.Added added = accounts.staffFiles()
                .add(
                        member.email(),
                        member.file(rights),
                        rights,
                        member.password(),
                        Boolean.TRUE.equals(member.welcome()));
        Staff.Member made = added.member();
        return Response.status(201)
                .location(URI.create("/api/accounts/staff/" + made.account().id()))
                .header("ETag", EntityTags.of(made.version()))
                .entity(new AddedView(
                        made.account().id(),
                        made.account().name(),
                        made.account().email(),
                        added.welcomed()))
                .build();
    }

    @GET
    @Path("{id}")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "A member of staff, active or archived")
    @ApiResponse(
            responseCode = "200",
            description = "The member, with the ETag",
            content = @Content(schema = @Schema(implementation = MemberView.class)))
    public Response get(@Parameter(hidden = true) @Context HttpHeaders headers, @PathParam("id") UUID id) {
        guardFiles(headers);
        return file(accounts.staffFiles().member(id));
    }

    @PUT
    @Path("{id}")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Change the file of a member of staff")
    @ApiResponse(
            responseCode = "200",
            description = "The member, with the new ETag",
            content = @Content(schema = @Schema(implementation = MemberView.class)))
    public Response change(
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch,
            Draft draft) {
        long version = EntityTags.version(ifMatch);
        guardFiles(headers);
        return file(accounts.staffFiles().change(id, version, draft.file()));
    }

    @DELETE
    @Path("{id}")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(
            summary = "Archive a member of staff",
            description = "Their sessions in this institution and their tokens end at once; what they did stays.")
    @ApiResponse(responseCode = "204", description = "Archived")
    @ApiResponse(responseCode = "409", description = "oneself, last-administrator")
    public Response archive(
            @Parameter(hidden = true) @Context HttpHeaders headers,
            @PathParam("id") UUID id,
            @HeaderParam("If-Match") String ifMatch) {
        long version = EntityTags.version(ifMatch);
        guardFiles(headers);
        accounts.staffFiles().archive(id, version);
        return Response.noContent().build();
    }

    @POST
    @Path("{id}/restore")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Bring a member of staff back from the archive", description = "With the rights of then.")
    @ApiResponse(
            responseCode = "200",
            description = "The member, with the new ETag",
            content = @Content(schema = @Schema(implementation = MemberView.class)))
    public Response bringBack(@Parameter(hidden = true) @Context HttpHeaders headers, @PathParam("id") UUID id) {
        guardFiles(headers);
        return file(accounts.staffFiles().bringBack(id));
    }

    @POST
    @Path("{id}/welcome")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Send a member of staff a link to choose a password")
    @ApiResponse(
            responseCode = "202",
            description = "A mail is on its way, unless 'mail' is false",
            content = @Content(schema = @Schema(implementation = LinksResource.MailView.class)))
    @ApiResponse(responseCode = "409", description = "archived-staff")
    public Response welcome(@PathParam("id") UUID id) {
        return Response.status(202)
                .entity(new LinksResource.MailView(accounts.staffFiles().invite(id)))
                .build();
    }

    @GET
    @Path("{id}/access")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Where a member of staff is signed in, and by what tokens programs work for them")
    public AccessView access(@Parameter(hidden = true) @Context HttpHeaders headers, @PathParam("id") UUID id) {
        guardFiles(headers);
        Staff.Member member = accounts.staffFiles().member(id);
        return new AccessView(
                accounts.sessions().of(id).stream()
                        .map(session -> MeResource.OwnSession.of(session, null))
                        .toList(),
                MeResource.Tokens.of(accounts.tokens().list(id)).items(),
                accounts.factors().has(member.account().id()));
    }

    @DELETE
    @Path("{id}/sessions/{session}")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Sign a member of staff out")
    @ApiResponse(responseCode = "204", description = "Signed out")
    public Response end(@PathParam("id") UUID id, @PathParam("session") UUID session) {
        accounts.sessions().revoke(accounts.sessions().of(id), session);
        return Response.noContent().build();
    }

    @DELETE
    @Path("{id}/tokens/{token}")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Revoke an API token of a member of staff")
    @ApiResponse(responseCode = "204", description = "Revoked")
    public Response revoke(@PathParam("id") UUID id, @PathParam("token") UUID token) {
        accounts.tokens().revoke(id, token);
        return Response.noContent().build();
    }

    @DELETE
    @Path("{id}/second-factor")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Remove the second factor of a member of staff who has lost it")
    @ApiResponse(responseCode = "204", description = "Removed; the person is told by mail")
    @ApiResponse(responseCode = "409", description = "belongs-elsewhere: it guards another institution as well")
    public Response resetFactor(
            @PathParam("id") UUID id, @Parameter(hidden = true) @HeaderParam("Accept-Language") String language) {
        accounts.factors().reset(id, Languages.of(language));
        return Response.noContent().build();
    }

    private Response file(Staff.Member member) {
        return Response.ok(MemberView.of(accounts, member))
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
    @ApiResponse(responseCode = "409", description = "last-administrator, oneself")
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
