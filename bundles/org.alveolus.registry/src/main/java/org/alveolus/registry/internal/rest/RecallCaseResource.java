package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.headers.Header;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
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
import javax.ws.rs.core.Response;
import org.alveolus.api.Allow;
import org.alveolus.api.EntityTags;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.registry.internal.RecallCases;
import org.alveolus.registry.internal.Recalls;
import org.alveolus.registry.internal.domain.RecallCase;
import org.alveolus.registry.internal.rest.RecallCaseViews.CaseForm;
import org.alveolus.registry.internal.rest.RecallCaseViews.CaseLine;
import org.alveolus.registry.internal.rest.RecallCaseViews.CaseView;
import org.alveolus.registry.internal.rest.RecallCaseViews.ContactForm;
import org.alveolus.registry.internal.rest.RecallCaseViews.MemberView;
import org.alveolus.registry.internal.rest.RecallCaseViews.NewCase;
import org.alveolus.registry.internal.rest.RecallCaseViews.Reason;
import org.alveolus.registry.internal.rest.RecallCaseViews.Settlement;

/** Recalls that are worked through, from the notice to the closing report (R16). */
@Path("recall-cases")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Registry")
public final class RecallCaseResource {

    private static final String CLOSED = "case-closed: reopen it first";

    private final RecallCases cases;
    private final Recalls recalls;

    RecallCaseResource(RecallCases cases, Recalls recalls) {
        this.cases = cases;
        this.recalls = recalls;
    }

    @GET
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(summary = "Recall cases, the latest first")
    public Page<CaseLine> list(
            @Parameter(description = "Only those in this state", example = "open") @QueryParam("state")
                    RecallCase.State state,
            @Parameter(description = "next of the part before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 500", example = "50") @QueryParam("limit") @DefaultValue("50") int limit) {
        return cases.list(state, new Page.Request(cursor, limit)).map(CaseLine::of);
    }

    @POST
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(
            summary = "Open a case from a notice",
            description =
                    "Searches as the recall does and fixes every patient and piece in stock that it finds into the case,"
                            + " whatever location. Treatments that are recorded while the case is open are added to it.")
    @ApiResponse(
            responseCode = "201",
            description = "Opened",
            headers = {@Header(name = "Location"), @Header(name = "ETag")},
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    @ApiResponse(responseCode = "409", description = "scan-absent: scanning is not installed")
    @ApiResponse(responseCode = "422", description = "unreadable or no-device: the scan names no device")
    public Response open(NewCase draft) {
        RecallCases.Shown opened = cases.open(draft.told(), draft.criteria(recalls), draft.assigned());
        return answer(
                Response.created(URI.create(
                        "/api/registry/recall-cases/" + opened.recall().id())),
                opened);
    }

    @GET
    @Path("{id}")
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(
            summary = "A case and how far the work on it is",
            description = "Patients at locations that the caller may not see are counted, with who may open them.")
    @ApiResponse(
            responseCode = "200",
            description = "The case",
            headers = @Header(name = "ETag"),
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    public Response read(@PathParam("id") UUID id) {
        return answer(Response.ok(), cases.get(id));
    }

    @PUT
    @Path("{id}")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(
            summary = "Change what the notice says and who works on it",
            description = "What was searched stays; for another search open another case.")
    @ApiResponse(
            responseCode = "200",
            description = "Changed",
            headers = @Header(name = "ETag"),
            content = @Content(schema = @Schema(implementation = CaseView.class)))
    @ApiResponse(responseCode = "409", description = CLOSED)
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response change(
            @PathParam("id") UUID id,
            @Parameter(description = "The case's ETag", example = "\"1\"") @HeaderParam("If-Match") String ifMatch,
            CaseForm form) {
        return answer(Response.ok(), cases.change(id, EntityTags.version(ifMatch), form.told(), form.assigned()));
    }

    @GET
    @Path("{id}/patients")
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(
            summary = "The patients of a case",
            description =
                    "Those at locations that the caller may see, by number; each is" + " written to the audit log.")
    public Page<MemberView> patients(
            @PathParam("id") UUID id,
            @Parameter(description = "next of the part before") @QueryParam("cursor") String cursor,
            @Parameter(description = "1 to 500", example = "50") @QueryParam("limit") @DefaultValue("50") int limit) {
        return cases.patients(id, new Page.Request(cursor, limit)).map(MemberView::of);
    }

    @POST
    @Path("{id}/refresh")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "Search again and add what was found since", description = "What is in the case stays.")
    @ApiResponse(responseCode = "409", description = CLOSED)
    public CaseView refresh(@PathParam("id") UUID id) {
        return CaseView.of(cases.refresh(id));
    }

    @POST
    @Path("{id}/patients/{person}/contacts")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "Record an attempt to reach a patient")
    @ApiResponse(responseCode = "409", description = CLOSED)
    public MemberView contact(@PathParam("id") UUID id, @PathParam("person") UUID person, ContactForm form) {
        return MemberView.of(cases.contact(id, person, form.attempt(), Boolean.TRUE.equals(form.settles())));
    }

    @DELETE
    @Path("{id}/patients/{person}/contacts/{contact}")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(
            summary = "Withdraw an attempt that was recorded wrongly",
            description = "It stays in sight with who withdrew it.")
    @ApiResponse(
            responseCode = "200",
            description = "The patient as it is now",
            content = @Content(schema = @Schema(implementation = MemberView.class)))
    @ApiResponse(responseCode = "409", description = CLOSED)
    public MemberView withdraw(
            @PathParam("id") UUID id, @PathParam("person") UUID person, @PathParam("contact") UUID contact) {
        return MemberView.of(cases.withdraw(id, person, contact));
    }

    @POST
    @Path("{id}/patients/{person}/settlement")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "Say whether there is something left to do for a patient")
    @ApiResponse(responseCode = "409", description = CLOSED)
    public MemberView settle(@PathParam("id") UUID id, @PathParam("person") UUID person, Settlement settlement) {
        return MemberView.of(cases.settle(id, person, settlement.checked(), settlement.remark()));
    }

    @POST
    @Path("{id}/quarantine")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(
            summary = "Withhold the pieces in stock from use",
            description = "Those at locations where the caller may edit the stock; the others stay as they are.")
    @ApiResponse(responseCode = "409", description = CLOSED + "; stock-absent: the stock is not installed")
    public CaseView quarantine(@PathParam("id") UUID id) {
        return CaseView.of(cases.quarantine(id));
    }

    @POST
    @Path("{id}/release")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "End the quarantine of the pieces of the case")
    @ApiResponse(responseCode = "409", description = CLOSED + "; stock-absent: the stock is not installed")
    public CaseView release(@PathParam("id") UUID id, Reason reason) {
        return CaseView.of(cases.release(id, reason.reason()));
    }

    @POST
    @Path("{id}/close")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(
            summary = "Close a case",
            description = "A reason is needed when some patient is not settled: the fault patients-open.")
    @ApiResponse(responseCode = "409", description = CLOSED)
    public CaseView close(@PathParam("id") UUID id, Reason reason) {
        return CaseView.of(cases.close(id, reason.reason()));
    }

    @POST
    @Path("{id}/reopen")
    @Allow(module = Modules.REGISTRY, level = Level.EDIT)
    @Operation(summary = "Open a closed case again", description = "What was found since is added.")
    @ApiResponse(responseCode = "409", description = "case-open")
    public CaseView reopen(@PathParam("id") UUID id, Reason reason) {
        return CaseView.of(cases.reopen(id, reason.reason()));
    }

    @GET
    @Path("{id}/report.pdf")
    @Produces({"application/pdf", "application/json"})
    @Allow(module = Modules.REGISTRY, level = Level.VIEW)
    @Operation(
            summary = "The report of a case as PDF",
            description =
                    "The notice, what was searched, the patients with contacts and outcomes, the pieces withheld, and who"
                            + " closed it. Written to the audit log.")
    @ApiResponse(
            responseCode = "200",
            description = "The report",
            content = @Content(mediaType = "application/pdf", schema = @Schema(type = "string", format = "binary")))
    public Response report(
            @PathParam("id") UUID id,
            @Parameter(description = "en, nl or de; English when left out", example = "nl") @QueryParam("language")
                    String language) {
        return Response.ok(cases.report(id, Languages.parse(language)), "application/pdf")
                .header("Content-Disposition", "inline; filename=\"recall-report-" + id + ".pdf\"")
                .build();
    }

    private static Response answer(Response.ResponseBuilder builder, RecallCases.Shown shown) {
        return builder.header("ETag", EntityTags.of(shown.recall().version()))
                .entity(CaseView.of(shown))
                .build();
    }
}
