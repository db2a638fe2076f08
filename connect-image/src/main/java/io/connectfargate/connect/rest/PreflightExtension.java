package io.connectfargate.connect.rest;

import io.connectfargate.connect.config.EffectiveConfiguration;
import io.connectfargate.connect.config.LauncherOptions.Preflight;
import io.connectfargate.connect.findings.FindingsResource;
import io.connectfargate.connect.ledger.MigrationResource;
import jakarta.ws.rs.Priorities;
import jakarta.ws.rs.core.Configurable;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;

/**
 * Puts the gate in front of Connect's REST API: who may write, how much, and which connectors. The launcher names it in
 * {@code rest.extension.classes}.
 */
public final class PreflightExtension implements ConnectRestExtension {
    /** The worker property that says what follows from a problem: {@code enforce}, the default, or {@code warn}. */
    public static final String MODE_CONFIG = EffectiveConfiguration.PREFLIGHT;

    private Map<String, ?> worker;

    /** Has Connect load it, next to the extensions that the user names. */
    public static void addTo(Map<String, String> properties, Preflight preflight) {
        properties.merge(
                "rest.extension.classes",
                PreflightExtension.class.getName(),
                (theirs, ours) -> theirs.isBlank() ? ours : theirs + "," + ours);
        properties.put(MODE_CONFIG, preflight.toString());
    }

    /** Takes the worker's properties. */
    @Override
    public void configure(Map<String, ?> configs) {
        worker = Map.copyOf(configs);
    }

    @Override
    public void register(ConnectRestExtensionContext context) {
        // Not by a property: whatever reads properties could show it.
        Optional<Credentials> credentials = Credentials.of(System.getenv());
        Configurable<?> api = context.configurable();
        api.register(new JettyErrors());
        api.register(new BrowserFilter(credentials.isPresent()), Integer.MIN_VALUE);
        api.register(new CheckedBeforeFilter(), Priorities.AUTHENTICATION - 1);
        credentials.ifPresent(secret -> api.register(new CredentialsFilter(secret), Priorities.AUTHENTICATION));
        api.register(new AdminFilter(credentials), Priorities.AUTHORIZATION);
        api.register(new BodyFilter(BodyBudget.ofHeap()), Priorities.ENTITY_CODER);
        api.register(new SignatureFilter(), Priorities.ENTITY_CODER + 1);
        boolean enforce = !Preflight.WARN.toString().equals(worker.get(MODE_CONFIG));
        api.register(
                new PreflightFilter(worker, enforce, credentials.isPresent(), context.clusterState()), Priorities.USER);
        api.register(FindingsResource.class);
        api.register(MigrationResource.class);
    }

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public void close() {}
}
