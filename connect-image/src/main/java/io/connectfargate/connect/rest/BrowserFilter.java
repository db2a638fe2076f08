package io.connectfargate.connect.rest;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerRequestFilter;
import jakarta.ws.rs.container.PreMatching;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/**
 * Answers 403 to what a web page writes, whatever the path: without credentials always, with them unless the page is the worker's
 * own. Tools send neither header that it checks, and neither do workers when they forward a request.
 */
@PreMatching
final class BrowserFilter implements ContainerRequestFilter {
    private final boolean credentials;

    /** @param credentials whether writing requires any; they are checked later */
    BrowserFilter(boolean credentials) {
        this.credentials = credentials;
    }

    @Override
    public void filter(ContainerRequestContext request) {
        if (!Caller.writes(request) || !Caller.isBrowser(request)) {
            return;
        }
        if (!credentials) {
            refuse(
                    request,
                    "A web page may change nothing at this worker while REST_CREDENTIALS is not set;"
                            + " send the request with curl, or give the task that variable (docs/security.md).");
        } else if (!isOwnPage(request)) {
            refuse(
                    request,
                    "A web page of another origin may change nothing at this worker; send the request with curl,"
                            + " or from a page of the worker's own address (docs/security.md).");
        }
    }

    private static void refuse(ContainerRequestContext request, String sentence) {
        request.abortWith(Answers.of(Response.Status.FORBIDDEN, sentence));
    }

    private static boolean isOwnPage(ContainerRequestContext request) {
        String site = request.getHeaderString("Sec-Fetch-Site");
        if (site != null) {
            return site.equals("same-origin") || site.equals("none");
        }
        String origin = request.getHeaderString("Origin");
        String host = request.getHeaderString("Host");
        try {
            return origin != null
                    && host != null
                    && host.equalsIgnoreCase(URI.create(origin).getRawAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
