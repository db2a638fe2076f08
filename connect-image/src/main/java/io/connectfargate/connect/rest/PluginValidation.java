package io.connectfargate.connect.rest;

import io.connectfargate.connect.access.MirrorConnector;
import io.connectfargate.connect.security.References;
import io.connectfargate.connect.security.SecretMask;
import io.connectfargate.connect.security.SecretReferences;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.connect.errors.ConnectException;
import org.apache.kafka.connect.runtime.Herder;
import org.apache.kafka.connect.runtime.rest.entities.ConfigInfo;
import org.apache.kafka.connect.runtime.rest.entities.ConfigInfos;
import org.apache.kafka.connect.runtime.rest.errors.ConnectRestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has plugins validate their configuration before Connect does, and answers for them where Connect would answer 500: if the
 * validation throws, or if the plugin defines a key without a value, as Debezium 3.6.1 does, over which Kafka 4.3.1 stumbles as soon
 * as there is any error. All other answers are Connect's. Thread-safe.
 */
final class PluginValidation {
    private static final Logger log = LoggerFactory.getLogger(PluginValidation.class);

    private final Herder herder;
    private final References references;
    private final SecretReferences secrets;

    /** @param worker the worker's properties */
    PluginValidation(Herder herder, Map<String, ?> worker) {
        this.herder = herder;
        this.references = new References(worker, herder.plugins().delegatingLoader());
        this.secrets = new SecretReferences(worker);
    }

    /**
     * Why Connect would fail to answer.
     *
     * @param limit after which the request is left to Connect
     * @return the reasons in one text; empty if Connect can answer, and for MirrorMaker's connectors, whose validation does neither
     */
    Optional<String> refusal(ConnectorRequest request, Duration limit) {
        if (MirrorConnector.Role.of(request.config()).isPresent()
                || !request.config().containsKey("connector.class")) {
            return Optional.empty();
        }
        try {
            return reasons(validated(request).get(limit.toMillis(), TimeUnit.MILLISECONDS))
                    .map(reasons -> sentence(request, reasons));
        } catch (ExecutionException e) {
            return isConnects(e.getCause())
                    ? Optional.empty()
                    : Optional.of(sentence(
                            request,
                            "Its validation failed: " + e.getCause().getClass().getSimpleName() + ": "
                                    + e.getCause().getMessage()));
        } catch (TimeoutException e) {
            log.warn("The validation of connector {} takes longer than {} s", request.name(), limit.toSeconds());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Optional.empty();
    }

    private CompletableFuture<ConfigInfos> validated(ConnectorRequest request) {
        CompletableFuture<ConfigInfos> answer = new CompletableFuture<>();
        Map<String, String> config = new HashMap<>(request.config());
        config.putIfAbsent("name", request.name());
        herder.validateConnectorConfig(
                config,
                (error, infos) -> {
                    if (error == null) {
                        answer.complete(infos);
                    } else {
                        answer.completeExceptionally(error);
                    }
                },
                false);
        return answer;
    }

    /** Connect has an answer of its own for these. */
    private static boolean isConnects(Throwable error) {
        return error instanceof ConnectRestException
                || error instanceof ConfigException
                || error instanceof ConnectException;
    }

    private static Optional<String> reasons(ConfigInfos infos) {
        if (infos.errorCount() == 0 || infos.configs().stream().noneMatch(info -> info.configValue() == null)) {
            return Optional.empty();
        }
        return Optional.of(infos.configs().stream()
                .map(ConfigInfo::configValue)
                .filter(value -> value != null)
                .flatMap(value -> value.errors().stream())
                .distinct()
                .collect(Collectors.joining("\n")));
    }

    private String sentence(ConnectorRequest request, String reasons) {
        SecretMask mask = SecretMask.of(
                request.config().values(),
                secrets,
                text -> references.resolve(Map.of("", text)).get(""));
        return "Connector " + request.name() + " was rejected; nothing was changed.\n" + mask.of(reasons);
    }
}
