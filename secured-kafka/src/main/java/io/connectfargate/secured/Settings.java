package io.connectfargate.secured;

import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** How a {@link SecuredKafka} differs from one that knows no users but its own. Not thread-safe; each method returns this. */
public final class Settings {
    final Map<String, String> scramUsers = new LinkedHashMap<>();
    final Map<String, String> plainUsers = new LinkedHashMap<>();
    final Map<String, String> oauthClients = new LinkedHashMap<>();
    final Map<String, String> properties = new LinkedHashMap<>();
    Authority authority = Authority.create();
    Identity identity;
    String trusted;
    Duration reauthentication = Duration.ZERO;
    String clusterArn = "arn:aws:kafka:us-east-1:012345678910:cluster/test/0000-1";
    String seed = UUID.randomUUID().toString();
    Path policies;
    String adminPassword = UUID.randomUUID().toString();

    /** One more user of {@link Listener#SASL_SCRAM}. */
    public Settings scramUser(String name, String password) {
        scramUsers.put(name, password);
        return this;
    }

    /** One more user of {@link Listener#SASL_PLAIN}. */
    public Settings plainUser(String name, String password) {
        plainUsers.put(name, password);
        return this;
    }

    /** One more client of the token endpoint; its principal on {@link Listener#OAUTHBEARER} is {@code User:id}. */
    public Settings oauthClient(String id, String secret) {
        oauthClients.put(id, secret);
        return this;
    }

    /** A broker property; it wins over all that this module sets. */
    public Settings property(String name, String value) {
        properties.put(name, value);
        return this;
    }

    /** Who signs the broker's certificate, and whose client certificates it trusts. Default: one of its own. */
    public Settings authority(Authority authority) {
        this.authority = authority;
        return this;
    }

    /** The broker's certificate. Default: a good one for {@code localhost} and {@code 127.0.0.1}. */
    public Settings identity(Identity identity) {
        this.identity = identity;
        return this;
    }

    /** Certificates that sign client certificates, PEM. Default: the authority's. */
    public Settings trusted(String certificates) {
        this.trusted = certificates;
        return this;
    }

    /** After which time clients have to authenticate again. Default: never. */
    public Settings reauthentication(Duration time) {
        this.reauthentication = time;
        return this;
    }

    /** {@code arn:aws:kafka:REGION:ACCOUNT:cluster/NAME/UUID}: what policies name, and the region of signatures. */
    public Settings clusterArn(String arn) {
        this.clusterArn = arn;
        return this;
    }

    /** What IAM credentials are derived from; who knows it can make some. Default: a random one. */
    public Settings seed(String seed) {
        this.seed = seed;
        return this;
    }

    /** The folder of IAM policies: those attached to a role are the files {@code ROLE NAME/*.json}. Default: none. */
    public Settings policies(Path directory) {
        this.policies = directory;
        return this;
    }

    /** Of {@code User:admin}, on {@link Listener#ADMIN}. Default: a random one. */
    public Settings adminPassword(String password) {
        this.adminPassword = password;
        return this;
    }
}
