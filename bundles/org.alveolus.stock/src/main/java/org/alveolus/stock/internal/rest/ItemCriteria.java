package org.alveolus.stock.internal.rest;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import io.swagger.v3.oas.annotations.Parameter;
import java.time.LocalDate;
import java.util.UUID;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.QueryParam;
import org.alveolus.api.catalogue.DeviceKind;
import org.alveolus.api.stock.StockItem;
import org.alveolus.stock.internal.ItemLists;

/**
 * The filters of the list of items, as query parameters. JAX-RS fills one for each request. The description of the interface is
 * made from the visible properties; without them it takes this class for a body.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY)
public final class ItemCriteria {

    @Parameter(description = "Search by any field", example = "bone 4.1 EF51")
    @QueryParam("q")
    private String text;

    @Parameter(description = "Only this kind", example = "implant")
    @QueryParam("kind")
    private DeviceKind kind;

    @Parameter(description = "Only this state; in the house (in-stock, reserved) when left out", example = "used")
    @QueryParam("state")
    private StockItem.State state;

    @Parameter(description = "Only in this storage location", example = "01938f6e-7000-7b1c-9d2e-3f4a5b6c7d8e")
    @QueryParam("storage")
    private UUID storage;

    @Parameter(description = "Only of this supplier", example = "01938f6e-7200-7b1c-9d2e-3f4a5b6c7d8e")
    @QueryParam("supplier")
    private UUID supplier;

    @Parameter(description = "Only equal items: product of a group to pick from")
    @QueryParam("product")
    private String product;

    @Parameter(description = "Only what expires before this day", example = "2027-03-01")
    @QueryParam("expiresBefore")
    private LocalDate expiresBefore;

    @Parameter(description = "At all practice locations where the caller may look", example = "true")
    @QueryParam("everywhere")
    @DefaultValue("false")
    private boolean everywhere;

    ItemLists.Asked asked() {
        return new ItemLists.Asked(text, kind, state, storage, supplier, product, expiresBefore, everywhere);
    }
}
