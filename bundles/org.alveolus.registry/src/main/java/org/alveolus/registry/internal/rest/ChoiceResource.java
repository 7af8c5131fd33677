package org.alveolus.registry.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import java.util.List;
import javax.ws.rs.Consumes;
import javax.ws.rs.GET;
import javax.ws.rs.HeaderParam;
import javax.ws.rs.POST;
import javax.ws.rs.PUT;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.core.Response;
import org.alveolus.api.Allow;
import org.alveolus.api.EntityTags;
import org.alveolus.registry.internal.ChoiceLists;
import org.alveolus.registry.internal.domain.Choice;
import org.alveolus.registry.internal.domain.ChoiceList;
import org.alveolus.registry.internal.domain.Choices;

/** The choice lists of a treatment's form (R17). */
@Path("choices")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Registry")
public final class ChoiceResource {

    private final ChoiceLists choices;

    ChoiceResource(ChoiceLists choices) {
        this.choices = choices;
    }

    @GET
    @Allow(Allow.Who.SIGNED_IN)
    @Operation(
            summary = "All choice lists",
            description = "Each in the order in which it is offered; retired entries too, since records may name them.")
    public Lists all() {
        Choices all = choices.all();
        return new Lists(Arrays.stream(ChoiceList.values())
                .map(list -> new Named(list, all.of(list).stream().map(View::of).toList()))
                .toList());
    }

    @POST
    @Path("{list}")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Add an own entry to a choice list")
    @ApiResponse(responseCode = "201", description = "Added")
    @ApiResponse(responseCode = "409", description = "choice-exists: the list has an entry with this code")
    public Response add(@Parameter(example = "indication") @PathParam("list") ChoiceList list, NewChoice draft) {
        Choice added = choices.add(list, draft.code(), titles(draft.titles()));
        return answer(Response.created(URI.create("/api/registry/choices/" + list.code() + "/" + added.code())), added);
    }

    @PUT
    @Path("{list}/{code}")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(
            summary = "Rename an entry, retire it or offer it again",
            description =
                    "Also one of the default set, for the own institution alone. What was recorded with it stays.")
    @ApiResponse(responseCode = "412", description = "changed-meanwhile")
    public Response change(
            @Parameter(example = "indication") @PathParam("list") ChoiceList list,
            @Parameter(example = "single-tooth") @PathParam("code") String code,
            @Parameter(
                            description = "The version of the entry in quotes; \"0\" for one of the default set",
                            example = "\"0\"")
                    @HeaderParam("If-Match")
                    String ifMatch,
            ChangedChoice draft) {
        return answer(
                Response.ok(),
                choices.change(
                        list,
                        code,
                        EntityTags.version(ifMatch),
                        titles(draft.titles()),
                        Boolean.TRUE.equals(draft.retired())));
    }

    private static Choice.Titles titles(Titles titles) {
        return titles == null
                ? new Choice.Titles(null, null, null)
                : new Choice.Titles(titles.en(), titles.nl(), titles.de());
    }

    private static Response answer(Response.ResponseBuilder builder, Choice choice) {
        return builder.header("ETag", EntityTags.of(choice.version()))
                .entity(View.of(choice))
                .build();
    }

    /** All lists. */
    @Schema(name = "ChoiceLists")
    public record Lists(List<Named> lists) {}

    /** One list. */
    @Schema(name = "ChoiceList")
    public record Named(@Schema(example = "indication") ChoiceList name, List<View> choices) {}

    /** What people read. */
    @Schema(name = "ChoiceTitles")
    public record Titles(
            @Schema(example = "Single tooth replacement") String en,
            @Schema(example = "Solitaire tandvervanging") String nl,
            @Schema(example = "Einzelzahnersatz") String de) {}

    /** An entry as it is added. */
    @Schema(name = "NewChoice")
    public record NewChoice(
            @Schema(
                            description = "Stable; small letters, digits and dashes, at most 64",
                            requiredMode = Schema.RequiredMode.REQUIRED,
                            example = "immediate-placement")
                    String code,
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Titles titles) {}

    /** An entry as it is changed. */
    @Schema(name = "ChangedChoice")
    public record ChangedChoice(
            @Schema(requiredMode = Schema.RequiredMode.REQUIRED) Titles titles,
            @Schema(description = "Whether it is offered no more", example = "false") Boolean retired) {}

    /** An entry. */
    @Schema(name = "Choice")
    public record View(
            @Schema(example = "single-tooth") String code,
            Titles titles,
            @Schema(description = "Whether the own institution added or renamed it", example = "false") boolean own,
            @Schema(description = "Whether it is offered no more", example = "false") boolean retired,
            @Schema(description = "For If-Match; 0 for one of the default set", example = "0") long version) {

        static View of(Choice choice) {
            return new View(
                    choice.code(),
                    new Titles(
                            choice.titles().en(),
                            choice.titles().nl(),
                            choice.titles().de()),
                    choice.own(),
                    choice.retired(),
                    choice.version());
        }
    }
}
