package io.connectfargate.checks.connection;

import java.security.KeyStore;
import java.security.KeyStoreException;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.Optional;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.config.SslConfigs;
import org.apache.kafka.common.security.auth.SslEngineFactory;
import org.apache.kafka.common.security.ssl.DefaultSslEngineFactory;
import org.apache.kafka.common.utils.Utils;

/** The certificate that a client shows to brokers. */
public final class ClientCertificate {
    private ClientCertificate() {}

    /** Its own, which is the first of its chain; empty if the properties name none. */
    public static Optional<X509Certificate> of(AdminClientConfig config) {
        Class<?> type = config.getClass(SslConfigs.SSL_ENGINE_FACTORY_CLASS_CONFIG);
        SslEngineFactory factory =
                Utils.newInstance(type == null ? DefaultSslEngineFactory.class : type, SslEngineFactory.class);
        factory.configure(config.values());
        try {
            KeyStore store = factory.keystore();
            if (store != null) {
                for (String alias : Collections.list(store.aliases())) {
                    Certificate certificate = store.getCertificate(alias);
                    if (store.isKeyEntry(alias) && certificate instanceof X509Certificate own) {
                        return Optional.of(own);
                    }
                }
            }
            return Optional.empty();
        } catch (KeyStoreException e) {
            throw new IllegalStateException(e);
        } finally {
            Utils.closeQuietly(factory, "SSL engine factory");
        }
    }
}
