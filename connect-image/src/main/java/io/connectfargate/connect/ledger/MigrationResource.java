package io.connectfargate.connect.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import org.apache.kafka.connect.runtime.rest.entities.ErrorMessage;

/** Answers {@code /migration}: what is really there. docs/status.md has the schema. */
@Path("/migration")
@Produces(MediaType.APPLICATION_JSON)
public final class MigrationResource {
    private static final int LATER_SECONDS = 5;

    private final MigrationStatus status = MigrationStatus.OF_THIS_WORKER;

    /** All but details; with {@code ?topic=} or {@code ?group=} that one with its partitions. */
    @GET
    @Path("/status")
    public Response status(
            @QueryParam("topic") String topic, @QueryParam("group") String group, @Context HttpHeaders headers) {
        if (topic != null) {
            return details(() -> monitor().topic(topic, encoded(topic)), "No connector copies a topic with this name.");
        }
        if (group != null) {
            return details(
                    () -> monitor().group(group, encoded(group)),
                    "No checkpoint connector covers a group with this name that has offsets on the source.");
        }
        Optional<Published> summary = status.summary();
        if (summary.isEmpty()) {
            return later("The clusters have not been observed since this worker started.");
        }
        return conditional(summary.get(), headers);
    }

    private static Response conditional(Published summary, HttpHeaders headers) {
        // The same for both encodings, so it says that the content is the same and not the bytes.
        String tag = "W/\"" + summary.tag() + "\"";
        String known = headers.getHeaderString(HttpHeaders.IF_NONE_MATCH);
        String encodings = headers.getHeaderString(HttpHeaders.ACCEPT_ENCODING);
        Response.ResponseBuilder answer;
        if (known != null && known.contains("\"" + summary.tag() + "\"")) {
            answer = Response.notModified();
        } else if (encodings != null && encodings.contains("gzip")) {
            answer = Response.ok(summary.packed()).header(HttpHeaders.CONTENT_ENCODING, "gzip");
        } else {
            answer = Response.ok(summary.plain());
        }
        return answer.header(HttpHeaders.ETAG, tag)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .build();
    }

    /** Here or on the leader. */
    private interface Details {
        Optional<JsonNode> read() throws IOException;
    }

    private static String encoded(String name) {
        return URLEncoder.encode(name, StandardCharsets.UTF_8);
    }

    private static Response details(Details details, String none) {
        try {
            return details.read().map(MigrationResource::fresh).orElseGet(() -> error(Response.Status.NOT_FOUND, none));
        } catch (IOException e) {
            return later(e.getMessage() + ".");
        }
    }

    private static Response fresh(JsonNode answer) {
        return Response.ok(answer.toString().getBytes(StandardCharsets.UTF_8))
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .build();
    }

    /** For the leader of the group: how far the tasks of this worker have read. */
    @GET
    @Path("/positions")
    public Response positions() {
        try {
            return fresh(TaskPositions.write(monitor().here()));
        } catch (IOException e) {
            return later(e.getMessage() + ".");
        }
    }

    /** For the leader of the group: what this worker alone knows. */
    @GET
    @Path("/worker")
    public Response worker() {
        try {
            return fresh(monitor().news());
        } catch (IOException e) {
            return later(e.getMessage() + ".");
        }
    }

    /**
     * An operator knows about exactly this loss.
     *
     * @param body {@code connector} and {@code id} as the status has them, and {@code by}, a name for the record
     */
    @POST
    @Path("/acknowledgements")
    @Consumes(MediaType.APPLICATION_JSON)
    public Response acknowledge(Map<String, String> body, @Context HttpHeaders headers) {
        String id = body == null ? null : body.get("id");
        String connector = body == null ? null : body.get("connector");
        if (id == null || connector == null) {
            return error(
                    Response.Status.BAD_REQUEST,
                    "Name the loss as GET /migration/status does: {\"connector\": \"mm2-msc\", \"id\": \"…\", \"by\": \"your name\"}");
        }
        try {
            monitor().acknowledge(connector, id, Objects.requireNonNullElse(body.get("by"), "somebody"), headers);
            return Response.ok(Map.of("acknowledged", id)).build();
        } catch (NoSuchElementException e) {
            return error(Response.Status.NOT_FOUND, e.getMessage());
        } catch (IOException e) {
            return later(e.getMessage() + ". Look at the status, and send it again if it is still open.");
        }
    }

    private LedgerMonitor monitor() throws IOException {
        return status.monitor().orElseThrow(() -> new IOException("The worker is still starting"));
    }

    private static Response later(String sentence) {
        return Response.fromResponse(error(Response.Status.SERVICE_UNAVAILABLE, sentence))
                .header(HttpHeaders.RETRY_AFTER, LATER_SECONDS)
                .build();
    }

    private static Response error(Response.Status code, String sentence) {
        return Response.status(code)
                .entity(new ErrorMessage(code.getStatusCode(), sentence))
                .build();
    }
}
