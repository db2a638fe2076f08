package io.connectfargate.connect.config;

import io.connectfargate.checks.connection.WorkerVariable;

/**
 * Every environment variable that the launcher reads, declared once; {@code connect-image/README.md} has the same table.
 *
 * <p>Names that the sample this product replaces used already are kept.
 */
public enum Variables {
    /** Required. */
    BROKERS(
            "Bootstrap servers of the target cluster, which also keeps Connect's state: host:port,host:port. Required."),
    /** Required. */
    GROUP(
            "Connect's group.id, and the suffix of its topics connect-configs-, connect-offsets-, connect-status-: they hold the"
                    + " migration's offsets and connectors, so never change it (docs/backup.md). Required."),
    /** Optional. */
    AUTH("no-auth, tls, mtls, sasl-scram or iam. Default: derived from the ports of BROKERS as MSK uses them."),
    /** Optional. */
    USERNAME("User name for sasl-scram."),
    /** Optional, secret. */
    PASSWORD("Password for sasl-scram."),
    /** Optional. */
    KAFKA_CONNECT_PROPERTIES_S3_URI(
            "s3://bucket/key of a worker properties file; CONNECT_* variables take precedence."),
    /** Optional. */
    KAFKA_CONNECT_TRUSTSTORE_S3_URI("s3://bucket/key of a trust store: PEM, PKCS12 or JKS."),
    /** Optional. */
    KAFKA_CONNECT_KEYSTORE_S3_URI("s3://bucket/key of a key store for mtls: PEM, PKCS12 or JKS."),
    /** Optional, secret. */
    TRUSTSTORE_PASSWORD("Password of the trust store, from S3 or a file."),
    /** Optional, secret. */
    KEYSTORE_PASSWORD("Password of the key store, from S3 or a file."),
    /** Optional, secret. */
    KEY_PASSWORD("Password of the private key. Default: KEYSTORE_PASSWORD."),
    /** Optional. */
    TRUSTED_CERTIFICATES(
            "PEM text of certificates that are trusted in addition to Java's own, by every client without a trust store of"
                    + " its own."),
    /** Optional. */
    SOURCE_TRUSTSTORE_S3_URI(
            "s3://bucket/key of a trust store for connectors' source, put at /tmp/kafka.source.truststore.jks."),
    /** Optional. */
    SOURCE_KEYSTORE_S3_URI(
            "s3://bucket/key of a key store for connectors' source, put at /tmp/kafka.source.keystore.jks."),
    /** Optional. */
    SOURCE_OAUTH_TOKEN_ENDPOINT_URL("Where connectors get tokens for an OAUTHBEARER source: https://host/path."),
    /** Optional. */
    TARGET_OAUTH_TOKEN_ENDPOINT_URL("The same for an OAUTHBEARER target."),
    /** Optional. */
    STARTUP_TIMEOUT_SECONDS("How long to wait for the target cluster before giving up. Default: 60."),
    /** Optional. */
    PREFLIGHT(
            "enforce, or warn: missing permissions and connectors' clusters that cannot be used are then only logged. Default:"
                    + " enforce."),
    /** Optional, secret. */
    REST_CREDENTIALS(
            "user:password that a write to the REST API needs, from a secret. Without it, anyone who reaches the port may write."),
    /** Optional. */
    ALLOWED_BROKERS(
            "host:port,host:port that connectors' Kafka clients may use in addition to those of BROKERS and SOURCE_BROKERS."
                    + " Without it any."),
    /** Optional. */
    ACCESS_CHECK_INTERVAL_SECONDS(
            "How often running connectors' access to both clusters is checked, for the log and a metric. Default: 60."),
    /** Optional. */
    RESTART_FAILED(
            "on: failed tasks and connectors of MirrorMaker's, and those with restart.failed=true, are restarted. off: none. Default: on."),
    /** Optional. */
    TARGET_PROFILE(
            "standard, express or serverless: which topic properties the target accepts. Default: detected from BROKERS and the brokers' configuration."),
    /** Optional. */
    TIMESTAMP_LIMITS(
            "keep, or lift: then copies accept records of any time until the cutover (docs/target-profiles.md). Default: keep."),
    /** Optional. */
    ON_GAP(
            "continue: copying goes on behind lost records, which are marked until they are acknowledged (docs/status.md). Default: continue."),
    /** Optional, read by the logging configuration. */
    LOG_LEVEL("Root log level. Default: INFO."),
    /** Optional, read by the logging configuration. */
    LOG_FORMAT("text, or json: one JSON object a line, a stack trace inside it. Default: text."),
    /** Set by ECS. */
    ECS_CONTAINER_METADATA_URI_V4("Set by ECS: where the task's own address is read, for rest.advertised.host.name.");

    /** Prefix of variables that set a worker property: {@code CONNECT_OFFSET_FLUSH_INTERVAL_MS}. */
    public static final String PROPERTY_PREFIX = WorkerVariable.PROPERTY_PREFIX;

    private final String meaning;

    Variables(String meaning) {
        this.meaning = meaning;
    }

    /**
     * The variable that sets a worker property, by the convention of the well-known Connect images: upper case, {@code _} for a
     * dot, {@code __} for an underscore, {@code ___} for a hyphen.
     */
    public static String ofProperty(String property) {
        return WorkerVariable.ofProperty(property);
    }

    /** What the variable does and its default, in one or two sentences. */
    public String meaning() {
        return meaning;
    }
}
