package io.connectfargate.connect.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ContainerResponseFilter;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads the body of a request that writes, up to a limit: 413 beyond it, 429 while others take the memory. */
final class BodyFilter implements ContainerRequestFilter, ContainerResponseFilter {
    private static final int MEBIBYTE = 1 << 20;
    private static final int PIECE = 1 << 16;
    private static final String SHARE = BodyFilter.class.getName();

    private final BodyBudget budget;

    @Context
    private ResourceInfo matched;

    BodyFilter(BodyBudget budget) {
        this.budget = budget;
    }

    @Override
    public void filter(ContainerRequestContext request) throws IOException {
        if (!Caller.writes(request)) {
            return;
        }
        int limit = mebibytes(Endpoint.of(matched), SignatureFilter.isSigned(request)) * MEBIBYTE;
        if (request.getLength() > limit) {
            refuse(request, limit);
            return;
        }
        BodyBudget.Share share = budget.share();
        request.setProperty(SHARE, share);
        read(request, limit, share);
    }

    private static void read(ContainerRequestContext request, int limit, BodyBudget.Share share) throws IOException {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        InputStream input = request.getEntityStream();
        byte[] piece = new byte[PIECE];
        for (int count = input.read(piece); count >= 0; count = input.read(piece)) {
            if (body.size() + count > limit) {
                refuse(request, limit);
                return;
            }
            if (!share.holds(body.size() + count)) {
                request.abortWith(Answers.later(
                        Answers.TOO_MANY_REQUESTS,
                        "The worker is reading as many requests as its memory allows."
                                + " Nothing was changed; send this one again later."));
                return;
            }
            body.write(piece, 0, count);
        }
        request.setEntityStream(new ByteArrayInputStream(body.toByteArray()));
    }

    /** For what is left of the request as well: the resource has its answer. */
    @Override
    public void filter(ContainerRequestContext request, ContainerResponseContext response) {
        if (request.getProperty(SHARE) instanceof BodyBudget.Share share) {
            share.release();
        }
    }

    /**
     * A configuration goes into one record of Connect's topic, which accepts no more. Offsets of 9,000 partitions are larger,
     * and the leader is sent the configurations of all tasks at once.
     */
    private static int mebibytes(Endpoint endpoint, boolean signed) {
        return switch (endpoint) {
            case ALTER_OFFSETS -> 16;
            case TASKS, FENCE -> signed ? 64 : 1;
            default -> 1;
        };
    }

    private static void refuse(ContainerRequestContext request, int limit) {
        request.abortWith(Answers.of(
                Response.Status.REQUEST_ENTITY_TOO_LARGE,
                "The body of " + request.getMethod() + " /"
                        + request.getUriInfo().getPath() + " is larger than " + limit / MEBIBYTE
                        + " MiB; no more is read, and nothing was changed."));
    }
}
