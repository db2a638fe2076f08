package io.connectfargate.connectors.opensearch;

import io.connectfargate.connectors.opensearch.config.SinkConfig;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.security.cert.CertificateException;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** OpenSearch did not respond, or accepts nothing for now; the message is a sentence for users. */
final class Unavailable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unavailable(String address, IOException cause) {
        super(sentence(address, cause), cause);
    }

    Unavailable(String sentence) {
        super(sentence);
    }

    private static String sentence(String address, Throwable error) {
        if (has(error, UnknownHostException.class)) {
            return "OpenSearch at " + address + " was not reached: the name of the host does not resolve.";
        }
        if (has(error, CertificateException.class) || has(error, SSLException.class)) {
            return "OpenSearch at " + address + " was not reached: TLS failed (" + innermost(error)
                    + "). Check that the address is right and " + SinkConfig.TRUSTSTORE
                    + " holds the authority that signed its certificate.";
        }
        if (has(error, SocketTimeoutException.class) || has(error, TimeoutException.class)) {
            return "OpenSearch at " + address
                    + " did not respond in time. Check security groups, and the load of the cluster.";
        }
        if (has(error, ConnectException.class)) {
            return "OpenSearch at " + address + " was not reached: the connection was rejected. Check host and port.";
        }
        return "OpenSearch at " + address + " did not respond: " + innermost(error) + ".";
    }

    private static boolean has(Throwable error, Class<? extends Throwable> type) {
        return chain(error).anyMatch(type::isInstance);
    }

    private static String innermost(Throwable error) {
        Throwable last = chain(error).reduce(error, (before, after) -> after);
        return last.getMessage() == null ? last.getClass().getSimpleName() : last.getMessage();
    }

    private static Stream<Throwable> chain(Throwable error) {
        return Stream.iterate(error, cause -> cause != null, Throwable::getCause);
    }
}
