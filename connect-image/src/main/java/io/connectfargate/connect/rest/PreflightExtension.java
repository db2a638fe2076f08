package io.connectfargate.connect.rest;

import io.connectfargate.connect.findings.Findings;
import io.connectfargate.connect.findings.FindingsResource;
import java.util.Map;
import org.apache.kafka.common.utils.AppInfoParser;
import org.apache.kafka.connect.rest.ConnectRestExtension;
import org.apache.kafka.connect.rest.ConnectRestExtensionContext;

/**
 * Has Connect's REST API try both clusters before it takes a connector of MirrorMaker's. The launcher names it in
 * {@code rest.extension.classes}.
 */
public final class PreflightExtension implements ConnectRestExtension {
    /** The worker property that says what follows from a problem: {@code enforce}, the default, or {@code warn}. */
    public static final String MODE_CONFIG = "preflight";

    private Map<String, ?> worker;

    /** Takes the worker's properties. */
    @Override
    public void configure(Map<String, ?> configs) {
        worker = Map.copyOf(configs);
    }

    @Override
    public void register(ConnectRestExtensionContext context) {
        boolean enforce = !"warn".equals(worker.get(MODE_CONFIG));
        context.configurable().register(new PreflightFilter(worker, enforce, context.clusterState()));
        context.configurable().register(new FindingsResource(Findings.OF_THIS_WORKER));
    }

    @Override
    public String version() {
        return AppInfoParser.getVersion();
    }

    @Override
    public void close() {}
}
