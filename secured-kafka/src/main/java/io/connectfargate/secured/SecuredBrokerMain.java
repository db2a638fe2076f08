package io.connectfargate.secured;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.function.BiConsumer;
import org.apache.kafka.common.utils.Utils;

/**
 * A {@link SecuredKafka} in a process of its own: in a container, on the ports of {@link Listener}.
 *
 * <p>Read from the environment, required unless said otherwise:
 *
 * <ul>
 *   <li>{@code BROKER_HOST}: what other containers call it
 *   <li>{@code BROKER_ADMIN}: {@code host:port} at which the test reaches port 19092
 *   <li>{@code BROKER_ADMIN_PASSWORD}
 *   <li>{@code BROKER_KEY}, {@code BROKER_CERTIFICATE_CHAIN}: its own, PEM
 *   <li>{@code BROKER_TRUSTED_CERTIFICATES}: who signs client certificates, PEM
 *   <li>{@code BROKER_SCRAM_USERS}, {@code BROKER_PLAIN_USERS}, {@code BROKER_OAUTH_CLIENTS}: optional, a line
 *       {@code name=password} for each
 *   <li>{@code BROKER_SEED}, {@code BROKER_CLUSTER_ARN}: see {@link Settings}
 *   <li>{@code BROKER_POLICIES}: optional, the folder of IAM policies
 *   <li>{@code BROKER_REAUTHENTICATION_SECONDS}: optional
 *   <li>{@code BROKER_PROPERTIES}: optional, further properties in the format of a properties file; they win
 * </ul>
 */
public final class SecuredBrokerMain {
    /** Where {@link Listener#OAUTHBEARER}'s clients get their tokens: {@code http://host:8080/token}. */
    private static final int TOKEN_PORT = 8080;

    private SecuredBrokerMain() {}

    /** Runs until SIGTERM. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Map<String, String> environment = System.getenv();
        Settings settings = settings(environment);
        String host = environment.get("BROKER_HOST");
        SecuredKafka kafka = SecuredKafka.start(
                settings,
                Endpoints.inContainer(host, environment.get("BROKER_ADMIN")),
                new TokenEndpoint(settings.oauthClients, host, TOKEN_PORT));
        Runtime.getRuntime().addShutdownHook(new Thread(kafka::close, "shutdown"));
        System.out.println("All listeners are open");
        new CountDownLatch(1).await();
    }

    private static Settings settings(Map<String, String> environment) throws IOException {
        Settings settings = new Settings()
                .adminPassword(environment.get("BROKER_ADMIN_PASSWORD"))
                .identity(new Identity(environment.get("BROKER_KEY"), environment.get("BROKER_CERTIFICATE_CHAIN")))
                .trusted(environment.get("BROKER_TRUSTED_CERTIFICATES"))
                .seed(environment.get("BROKER_SEED"))
                .clusterArn(environment.get("BROKER_CLUSTER_ARN"))
                .reauthentication(Duration.ofSeconds(
                        Long.parseLong(environment.getOrDefault("BROKER_REAUTHENTICATION_SECONDS", "0"))));
        if (environment.containsKey("BROKER_POLICIES")) {
            settings.policies(Path.of(environment.get("BROKER_POLICIES")));
        }
        forEachLine(environment.getOrDefault("BROKER_SCRAM_USERS", ""), settings::scramUser);
        forEachLine(environment.getOrDefault("BROKER_PLAIN_USERS", ""), settings::plainUser);
        forEachLine(environment.getOrDefault("BROKER_OAUTH_CLIENTS", ""), settings::oauthClient);
        Properties properties = new Properties();
        properties.load(new StringReader(environment.getOrDefault("BROKER_PROPERTIES", "")));
        Utils.propsToStringMap(properties).forEach(settings::property);
        return settings;
    }

    /** Not a properties file: there, a password would have to be escaped. */
    private static void forEachLine(String users, BiConsumer<String, String> action) {
        users.lines().map(line -> line.split("=", 2)).forEach(user -> action.accept(user[0], user[1]));
    }
}
