package io.connectfargate.connect.rest;

import jakarta.servlet.ServletContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Feature;
import jakarta.ws.rs.core.FeatureContext;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;

/** Adds the safe headers to what Jetty answers itself: a request that it cannot read never reaches Connect. */
final class JettyErrors implements Feature {
    @Context
    private ServletContext context;

    @Override
    public boolean configure(FeatureContext api) {
        Server server = ServletContextHandler.getServletContextHandler(context).getServer();
        Request.Handler before = server.getErrorHandler();
        server.setErrorHandler((request, response, callback) -> {
            SafeHeaders.ALL.forEach(response.getHeaders()::put);
            return before.handle(request, response, callback);
        });
        return true;
    }
}
