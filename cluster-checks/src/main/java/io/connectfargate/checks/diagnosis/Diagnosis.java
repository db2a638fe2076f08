package io.connectfargate.checks.diagnosis;

import io.connectfargate.checks.connection.Address;
import io.connectfargate.checks.connection.ClientSettings;
import io.connectfargate.checks.connection.PortProtocol;
import io.connectfargate.checks.connection.TlsPort;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.common.config.SaslConfigs;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.IllegalSaslStateException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.UnsupportedSaslMechanismException;

/** Finds out why an address could not be used, by probing it in other ways. */
public final class Diagnosis {
    private final ClientSettings settings;
    private final Duration timeout;

    /** Of failures of this client. */
    public Diagnosis(ClientSettings settings, Duration timeout) {
        this.settings = settings;
        this.timeout = timeout;
    }

    /** @param failure what {@link Brokers} reported */
    public Explanation of(Address address, Exception failure) {
        if (failure instanceof UnknownHostException) {
            return Reach.UNKNOWN;
        }
        if (failure instanceof SslAuthenticationException) {
            return new TlsFailure(settings, address, TlsPort.probe(address, timeout)).explain(failure);
        }
        if (failure instanceof UnsupportedSaslMechanismException) {
            return otherProtocol(new PortProtocol(settings.protocol(), PortProtocol.mechanisms(failure)));
        }
        if (failure instanceof AuthenticationException && !(failure instanceof IllegalSaslStateException)) {
            return new SaslFailure(settings).explain(failure);
        }
        return Reach.failure(address, timeout).orElseGet(() -> brokenOff(address));
    }

    private Explanation brokenOff(Address address) {
        // It has had its time to answer; the address that is asked next has not.
        Optional<PortProtocol> port = PortProtocol.probe(address, timeout.dividedBy(2));
        PortProtocol own = settings.portProtocol();
        if (port.isPresent() && !port.get().accepts(own)) {
            return otherProtocol(port.get());
        }
        if (port.isPresent() && settings.isIam() && !SaslFailure.isRegionKnown()) {
            return SaslFailure.NO_REGION;
        }
        return Explanation.passing(
                "accepted the connection, but did not respond as a broker does within " + timeout.toSeconds() + " s",
                "check that it is a broker's port, and that no proxy or firewall in front of it drops the traffic");
    }

    private Explanation otherProtocol(PortProtocol port) {
        return Explanation.refused(
                "expected " + port + ", but this client used " + settings.portProtocol(),
                "change " + protocolSetting() + ", or the port in "
                        + settings.client().label());
    }

    private String protocolSetting() {
        return settings.isOfWorker()
                ? "AUTH"
                : settings.name(CommonClientConfigs.SECURITY_PROTOCOL_CONFIG) + " and "
                        + settings.name(SaslConfigs.SASL_MECHANISM);
    }
}
