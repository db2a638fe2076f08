package io.connectfargate.connect.findings;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.connect.runtime.rest.entities.ErrorMessage;

/**
 * Answers {@code GET /findings}, and {@code GET /findings/NAME} for one connector. Outside of {@code /connectors}, so that no
 * connector's name can hide it.
 */
@Path("/findings")
@Produces(MediaType.APPLICATION_JSON)
public final class FindingsResource {
    private final Findings findings = Findings.OF_THIS_WORKER;

    /** All of MirrorMaker's connectors that this worker has checked, by name. */
    @GET
    public Map<String, Object> all() {
        Map<String, Object> connectors = new LinkedHashMap<>();
        findings.all().forEach((name, checked) -> connectors.put(name, json(checked)));
        return connectors;
    }

    /** One of them; 404 if there is none of that name, or it is none of MirrorMaker's, or is not checked yet. */
    @GET
    @Path("/{connector: .+}")
    public Response one(@PathParam("connector") String connector) {
        return findings.of(connector)
                .map(checked -> Response.ok(json(checked)))
                .orElseGet(() -> Response.status(Response.Status.NOT_FOUND)
                        .entity(new ErrorMessage(
                                Response.Status.NOT_FOUND.getStatusCode(),
                                "This worker has checked no MirrorMaker connector with this name. A new one is checked"
                                        + " within a few seconds; connectors of other classes are not checked.")))
                .build();
    }

    private static Map<String, Object> json(Findings.Checked checked) {
        List<Map<String, Object>> all = new ArrayList<>();
        for (Findings.Known known : checked.findings()) {
            Map<String, Object> finding = new LinkedHashMap<>();
            finding.put("kind", known.finding().kind().toString());
            finding.put("key", known.finding().key());
            finding.put("sentence", known.finding().sentence());
            finding.put("since", known.since().toString());
            all.add(finding);
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("configuration_looked_at", checked.configuration().toString());
        json.put(
                "clusters_looked_at",
                checked.clusters() == null ? null : checked.clusters().toString());
        json.put("findings", all);
        return json;
    }
}
