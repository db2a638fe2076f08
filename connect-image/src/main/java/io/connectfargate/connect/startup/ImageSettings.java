package io.connectfargate.connect.startup;

import io.connectfargate.connect.config.ConfigurationErrors;
import io.connectfargate.connect.config.LauncherOptions;
import io.connectfargate.connect.config.TokenEndpoints;
import io.connectfargate.connect.config.TrustedCertificates;
import io.connectfargate.connect.config.Variables;
import io.connectfargate.connect.config.WorkerConfiguration;
import io.connectfargate.connect.health.WorkerNote;
import io.connectfargate.connect.security.WorkerSettings;
import io.connectfargate.connect.store.PatientStore;
import io.connectfargate.connect.store.S3ObjectStore;
import io.connectfargate.connect.store.StoreAwayException;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a worker of this image would be configured with, for the other programs in it. */
public final class ImageSettings implements WorkerSettings {
    /** As {@link java.util.ServiceLoader} makes it. */
    public ImageSettings() {}

    @Override
    public Read read(Map<String, String> environment, Path directory) {
        ConfigurationErrors errors = new ConfigurationErrors();
        LauncherOptions options = LauncherOptions.read(environment, errors);
        TrustedCertificates.install(environment, directory, errors);
        PatientStore store = new PatientStore(
                new S3ObjectStore(), options.startupTimeout(), Variables.STARTUP_TIMEOUT_SECONDS.name());
        try {
            WorkerConfiguration configuration = WorkerConfiguration.read(environment, store, directory, errors);
            TokenEndpoints.allow(environment, configuration.properties(), errors);
            return new Read(configuration.properties(), errors.sentences());
        } catch (StoreAwayException e) {
            return new Read(Map.of(), List.of(e.getMessage()));
        }
    }

    @Override
    public Optional<URI> rest(Path directory) {
        try {
            return Optional.of(WorkerNote.read(directory).rest());
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
