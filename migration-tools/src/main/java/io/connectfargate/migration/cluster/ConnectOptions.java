package io.connectfargate.migration.cluster;

import io.connectfargate.client.ConnectRest;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import picocli.CommandLine.Option;

/** The option that names a worker, for commands that need Connect. */
public final class ConnectOptions {
    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final String EXAMPLE = "http://HOST:8083, any worker's REST API";
    private static final Pattern CREDENTIALS = Pattern.compile("//[^/]*@");

    @Option(
            names = "--connect",
            paramLabel = "URL",
            description =
                    "REST API of any worker, http://HOST:8083. Default: the worker in this container, if there is one."
                            + " Credentials are those of the variable REST_CREDENTIALS.")
    private String url;

    private final WorkerEnvironment worker;

    /** As picocli makes it. */
    public ConnectOptions() {
        this(WorkerEnvironment.ofProcess());
    }

    ConnectOptions(WorkerEnvironment worker) {
        this.worker = worker;
    }

    /** Whether the user named one. */
    boolean isGiven() {
        return url != null;
    }

    /** The worker's API, or empty if none is named and none runs here. */
    Optional<ConnectRest> find(InputErrors errors) {
        Optional<URI> address = url == null ? worker.rest() : parse(errors);
        if (address.filter(uri -> "https".equals(uri.getScheme())).isPresent()) {
            // The worker's environment may name a private authority, which its launcher has this JVM trust.
            worker.properties(errors);
        }
        Optional<ConnectRest> rest = address.map(uri -> new ConnectRest(uri, TIMEOUT));
        return worker.restCredentials()
                .map(credentials -> rest.map(api -> api.with(credentials)))
                .orElse(rest);
    }

    /**
     * The worker's API, for commands that do nothing without.
     *
     * @throws io.connectfargate.migration.Failure as a configuration error if there is none
     */
    public ConnectRest required() {
        InputErrors errors = new InputErrors();
        Optional<ConnectRest> rest = find(errors);
        if (rest.isEmpty() && errors.isEmpty()) {
            errors.add("--connect", "is missing", EXAMPLE);
        }
        errors.failIfAny();
        return rest.orElseThrow();
    }

    private Optional<URI> parse(InputErrors errors) {
        if (CREDENTIALS.matcher(url).find()) {
            errors.add(
                    "--connect",
                    "has credentials, which everyone on this machine sees in a command line",
                    EXAMPLE + "; put user:password into the variable REST_CREDENTIALS");
            return Optional.empty();
        }
        try {
            URI uri = new URI(url.contains("://") ? url : "http://" + url);
            if (uri.getHost() != null && String.valueOf(uri.getScheme()).matches("https?")) {
                return Optional.of(uri);
            }
        } catch (URISyntaxException e) {
            // Below, with all that are no addresses.
        }
        errors.add("--connect", "is '" + url + "'", EXAMPLE);
        return Optional.empty();
    }
}
