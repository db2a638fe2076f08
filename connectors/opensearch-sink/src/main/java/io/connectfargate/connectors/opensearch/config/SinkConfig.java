package io.connectfargate.connectors.opensearch.config;

import static org.apache.kafka.common.config.ConfigDef.Importance.HIGH;
import static org.apache.kafka.common.config.ConfigDef.Importance.LOW;
import static org.apache.kafka.common.config.ConfigDef.Importance.MEDIUM;
import static org.apache.kafka.common.config.ConfigDef.Range.atLeast;
import static org.apache.kafka.common.config.ConfigDef.Range.between;
import static org.apache.kafka.common.config.ConfigDef.ValidString.in;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.config.types.Password;

/** What the connector is configured by: its keys and their values. Immutable. */
public final class SinkConfig extends AbstractConfig {
    public static final String URL = "connection.url";
    public static final String USERNAME = "connection.username";
    public static final String PASSWORD = "connection.password";
    public static final String CONNECT_TIMEOUT = "connection.timeout.ms";
    public static final String READ_TIMEOUT = "read.timeout.ms";
    public static final String TRUSTSTORE = "ssl.truststore.location";
    public static final String TRUSTSTORE_PASSWORD = "ssl.truststore.password";
    public static final String REGION = "aws.signing.region";
    public static final String SERVICE = "aws.signing.service";
    public static final String INDEXES = "topic.index.map";
    public static final String KEY_IGNORE = "key.ignore";
    public static final String SCHEMA_IGNORE = "schema.ignore";
    public static final String NULL_VALUES = "behavior.on.null.values";
    public static final String CONFLICTS = "behavior.on.version.conflict";
    public static final String COMPARE = "version.conflict.compare";
    public static final String BATCH_RECORDS = "batch.size";
    public static final String BATCH_BYTES = "bulk.size.bytes";
    public static final String BACKOFF = "retry.backoff.ms";
    public static final String MAX_BACKOFF = "retry.backoff.max.ms";
    public static final String RETRY_TIMEOUT = "retry.timeout.ms";

    public static final String DELETE = "delete";
    public static final String IGNORE = "ignore";
    public static final String FAIL = "fail";

    public static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    URL,
                    Type.LIST,
                    ConfigDef.NO_DEFAULT_VALUE,
                    new Urls(),
                    HIGH,
                    "Addresses of OpenSearch, such as https://search.example.com:9200; several of one cluster with commas")
            .define(USERNAME, Type.STRING, null, MEDIUM, "User for HTTP basic authentication")
            .define(PASSWORD, Type.PASSWORD, null, MEDIUM, "Password of that user")
            .define(CONNECT_TIMEOUT, Type.INT, 10_000, atLeast(1), LOW, "Time to connect")
            .define(READ_TIMEOUT, Type.INT, 60_000, atLeast(1), LOW, "Time to wait for a response")
            .define(
                    TRUSTSTORE,
                    Type.STRING,
                    null,
                    MEDIUM,
                    "File of the authorities that may have signed the server's certificate: PKCS12, JKS, or PEM by its"
                            + " name; without it Java's own")
            .define(TRUSTSTORE_PASSWORD, Type.PASSWORD, null, MEDIUM, "Password of that file")
            .define(
                    REGION,
                    Type.STRING,
                    null,
                    MEDIUM,
                    "AWS region of the domain; requests are then signed (SigV4) with the credentials of the ECS task role")
            .define(
                    SERVICE,
                    Type.STRING,
                    "es",
                    in("es", "aoss"),
                    LOW,
                    "es for Amazon OpenSearch Service, aoss for OpenSearch Serverless")
            .define(
                    INDEXES,
                    Type.LIST,
                    List.of(),
                    new IndexPairs(),
                    MEDIUM,
                    "Pairs topic:index; any other topic is written to the index of its name in lower case")
            .define(
                    KEY_IGNORE,
                    Type.BOOLEAN,
                    false,
                    MEDIUM,
                    "Whether the document's id is topic+partition+offset instead of the record's key")
            .define(
                    SCHEMA_IGNORE,
                    Type.BOOLEAN,
                    false,
                    MEDIUM,
                    "Whether OpenSearch maps the fields by itself; else the record's schema becomes the index's mapping")
            .define(
                    NULL_VALUES,
                    Type.STRING,
                    DELETE,
                    in(DELETE, IGNORE, FAIL),
                    MEDIUM,
                    "What a record without a value does: delete the document of its key, nothing, or fail the task")
            .define(
                    CONFLICTS,
                    Type.STRING,
                    FAIL,
                    in(FAIL, IGNORE),
                    MEDIUM,
                    "What a version in the index does that no replay of the partition explains: fail the task, or nothing")
            .define(
                    COMPARE,
                    Type.BOOLEAN,
                    true,
                    LOW,
                    "Whether a document of the same version must also have the record's content; false where an ingest"
                            + " pipeline changes documents")
            .define(BATCH_RECORDS, Type.INT, 2_000, between(1, 100_000), LOW, "Most records of one bulk request")
            .define(
                    BATCH_BYTES,
                    Type.INT,
                    5 << 20,
                    between(1 << 10, 1 << 30),
                    LOW,
                    "Size from which on a bulk request is sent; a single document may be larger")
            .define(BACKOFF, Type.LONG, 200L, atLeast(1), LOW, "First pause before a request is retried; it doubles")
            .define(MAX_BACKOFF, Type.LONG, 30_000L, atLeast(1), LOW, "Longest pause before a request is retried")
            .define(
                    RETRY_TIMEOUT,
                    Type.LONG,
                    300_000L,
                    atLeast(0),
                    MEDIUM,
                    "Time for which requests are retried that OpenSearch did not accept for now, before the task fails");

    /** @throws org.apache.kafka.common.config.ConfigException if a value is wrong */
    public SinkConfig(Map<String, String> properties) {
        super(DEFINITION, properties, false);
    }

    /** Whether requests are signed for AWS. */
    public boolean isSigned() {
        return getString(REGION) != null;
    }

    /** The password in clear, null if there is none. */
    public String secret(String key) {
        Password password = getPassword(key);
        return password == null ? null : password.value();
    }

    /** A number of milliseconds. */
    public Duration duration(String key) {
        return Duration.ofMillis(((Number) get(key)).longValue());
    }

    /** Whether a record without a value deletes: without keys there is nothing to delete. */
    public boolean deletes() {
        return getString(NULL_VALUES).equals(DELETE) && !getBoolean(KEY_IGNORE);
    }
}
