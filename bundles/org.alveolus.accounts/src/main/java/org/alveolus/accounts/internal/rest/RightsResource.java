package org.alveolus.accounts.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.ws.rs.Consumes;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.Path;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import org.alveolus.accounts.internal.AccountsComponent;
import org.alveolus.accounts.internal.Staff;
import org.alveolus.api.Allow;
import org.alveolus.api.Level;
import org.alveolus.api.Modules;
import org.alveolus.api.Page;
import org.alveolus.api.Tasks;

/** The rights of all staff, as the rows of a matrix. They are changed one member at a time, at {@code staff/<id>/rights}. */
@Path("rights")
@Produces("application/json")
@Consumes("application/json")
@Tag(name = "Staff", description = "The staff of an institution and their rights")
public final class RightsResource {

    private final AccountsComponent accounts;

    RightsResource(AccountsComponent accounts) {
        this.accounts = accounts;
    }

    @Schema(name = "RightsRow")
    record Row(
            UUID id,
            String name,
            boolean administrator,
            Map<UUID, Map<String, Level>> rights,
            Set<String> tasks,
            @Schema(description = "In quotes it is the ETag to change the rights with") long version) {

        static Row of(Staff.Member member) {
            RightsView rights = RightsView.of(member.rights());
            return new Row(
                    member.account().id(),
                    member.account().name(),
                    rights.administrator(),
                    rights.rights(),
                    rights.tasks(),
                    member.version());
        }
    }

    @Schema(name = "RightsColumns")
    record Columns(List<String> modules, List<String> tasks) {}

    @GET
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "What all active members of staff may do, by name")
    public Page<Row> list(
            @QueryParam("q") String search,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        return accounts.staffFiles()
                .list(Staff.Part.ACTIVE, search, new Page.Request(cursor, limit))
                .map(Row::of);
    }

    @GET
    @Path("columns")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "The modules and tasks that there are rights for")
    public Columns columns() {
        return new Columns(Modules.ALL, Tasks.ALL);
    }
}
