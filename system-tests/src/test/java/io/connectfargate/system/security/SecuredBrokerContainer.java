package io.connectfargate.system.security;

import io.connectfargate.secured.Authority;
import io.connectfargate.secured.ClientProperties;
import io.connectfargate.secured.Identity;
import io.connectfargate.secured.Listener;
import io.connectfargate.secured.SecuredBrokerMain;
import io.connectfargate.system.engine.Address;
import io.connectfargate.system.engine.Cluster;
import io.connectfargate.system.engine.Images;
import io.connectfargate.testsupport.FreePorts;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.containers.BindMode;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.Network;
import org.testcontainers.containers.wait.strategy.Wait;

/** A cluster of one broker that listens in every authentication mode; it knows the migration's names of its side. */
final class SecuredBrokerContainer extends GenericContainer<SecuredBrokerContainer> implements Cluster {
    private static final String ADMIN_PASSWORD = "adm1n";
    private static final String POLICIES = "/policies";

    private final String external;

    /**
     * @param seed that IAM credentials are derived from
     * @param policies the folder of IAM policies
     */
    SecuredBrokerContainer(Network network, Side side, Authority authority, String seed, Path policies) {
        super(Images.BROKER);
        int port = FreePorts.takeOnAllAddresses();
        external = DockerClientFactory.instance().dockerHostIpAddress() + ":" + port;
        Identity identity = authority.server(side.host());
        withNetwork(network).withNetworkAliases(side.host());
        withCreateContainerCmdModifier(command ->
                command.withHostName(side.host()).withEntrypoint(Images.brokerEntrypoint(SecuredBrokerMain.class)));
        addFixedExposedPort(port, Listener.ADMIN.port());
        withFileSystemBind(policies.toString(), POLICIES, BindMode.READ_ONLY);
        withEnv(Map.of(
                "BROKER_HOST", side.host(),
                "BROKER_ADMIN", external,
                "BROKER_ADMIN_PASSWORD", ADMIN_PASSWORD,
                "BROKER_KEY", identity.key(),
                "BROKER_CERTIFICATE_CHAIN", identity.certificateChain(),
                "BROKER_TRUSTED_CERTIFICATES", authority.certificate(),
                "BROKER_SEED", seed,
                "BROKER_CLUSTER_ARN", side.clusterArn(),
                "BROKER_POLICIES", POLICIES));
        withEnv(Map.of(
                "BROKER_SCRAM_USERS", side.user() + "=" + side.password(),
                "BROKER_PLAIN_USERS", side.user() + "=" + side.password(),
                "BROKER_OAUTH_CLIENTS", side.oauthClient() + "=" + side.password()));
        waitingFor(Wait.forLogMessage(".*All listeners are open.*", 1).withStartupTimeout(Duration.ofMinutes(3)));
    }

    /** Bootstrap servers for the test. */
    String external() {
        return external;
    }

    @Override
    public Map<String, Object> client() {
        return ClientProperties.admin(external, ADMIN_PASSWORD);
    }

    /** Its address on the tests' network; only while it runs. */
    String address() {
        return Address.of(this);
    }
}
