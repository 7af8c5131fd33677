package org.alveolus.notifications.internal.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import javax.ws.rs.DefaultValue;
import javax.ws.rs.GET;
import javax.ws.rs.POST;
import javax.ws.rs.Path;
import javax.ws.rs.PathParam;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Response;
import org.alveolus.api.Allow;
import org.alveolus.api.Page;
import org.alveolus.api.Problem;
import org.alveolus.api.Texts;
import org.alveolus.api.notify.Notification;
import org.alveolus.notifications.internal.NotificationsComponent;
import org.alveolus.notifications.internal.domain.MessageCheck;
import org.alveolus.notifications.internal.domain.MessageFilter;
import org.alveolus.notifications.internal.domain.MessageState;
import org.alveolus.notifications.internal.domain.State;

/** Messages to people, for administrators. */
@Path("")
@Produces("application/json")
@Tag(name = "Messages", description = "What was sent to people by mail and text message")
public final class MessageResource {

    private final NotificationsComponent notifications;

    MessageResource(NotificationsComponent notifications) {
        this.notifications = notifications;
    }

    /** A message in JSON. */
    @Schema(name = "Message")
    record View(
            UUID id,
            Notification.Medium medium,
            @Schema(example = "anna@linden.example") String to,
            @Schema(example = "Return 3 implants before 1 December") String subject,
            @Schema(description = "What it is about", example = "stock-expiry") String topic,
            @Schema(description = "Whether its text is not kept once it was delivered") boolean secret,
            State state,
            Instant queuedAt,
            @Schema(description = "How often it was tried") int tries,
            @Schema(description = "When it was tried last") Instant triedAt,
            @Schema(description = "When it is tried next") Instant nextAt,
            @Schema(description = "When it was delivered, put into the outbox, or failed") Instant endedAt,
            @Schema(description = "Why the last try failed", example = "The mail server refuses it: 550 no such user")
                    String reason,
            @Schema(
                            description =
                                    "Only of a single message, and of a secret one only in the outbox of an installation without channel")
                    String text) {

        static View of(MessageState state) {
            return new View(
                    state.id(),
                    state.medium(),
                    state.to(),
                    state.subject(),
                    state.topic(),
                    state.secret(),
                    state.state(),
                    state.queuedAt(),
                    state.tries(),
                    state.triedAt(),
                    state.nextAt(),
                    state.endedAt(),
                    state.reason(),
                    state.text());
        }
    }

    /** The way messages go now, in JSON. */
    @Schema(name = "MessageMode")
    record Mode(
            @Schema(
                            description =
                                    "Whether nothing is sent and messages lie in the outbox, since there never was a channel")
                    boolean outbox) {}

    @GET
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Messages to people, the newest first", description = "Without their texts.")
    public Page<View> list(
            @QueryParam("state") State state,
            @QueryParam("medium") Notification.Medium medium,
            @QueryParam("topic") String topic,
            @QueryParam("to") String to,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") @DefaultValue("50") int limit) {
        new Problem.Faults()
                .text("?topic", topic, 0, 40)
                .text("?to", to, 0, MessageCheck.LONGEST_ADDRESS)
                .refuse();
        return notifications
                .list(
                        new MessageFilter(state, medium, Texts.stripped(topic), Texts.stripped(to)),
                        new Page.Request(cursor, limit))
                .map(View::of);
    }

    @GET
    @Path("mode")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "Whether messages are sent or lie in the outbox")
    public Mode mode() {
        return new Mode(notifications.outboxInUse());
    }

    @POST
    @Path("tests")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(
            summary = "Sends a test message",
            description = "By mail, to the caller's own address, to see whether mail arrives.")
    public Response test() {
        MessageState state = notifications.test();
        return Response.status(201)
                .location(URI.create("/api/notifications/" + state.id()))
                .entity(View.of(state))
                .build();
    }

    @GET
    @Path("{id}")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(summary = "One message", description = "With its text where that may be seen. Looking at it is audited.")
    public View read(@PathParam("id") UUID id) {
        return View.of(notifications.read(id));
    }

    @POST
    @Path("{id}/send-again")
    @Allow(Allow.Who.ADMINISTRATOR)
    @Operation(
            summary = "Sends a message again",
            description =
                    "One that waits for another try goes now; one that has failed or lies in the outbox gets another 72 hours.")
    public View sendAgain(@PathParam("id") UUID id) {
        return View.of(notifications.sendAgain(id));
    }
}
