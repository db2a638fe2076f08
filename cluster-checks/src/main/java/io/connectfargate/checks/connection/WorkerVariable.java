package io.connectfargate.checks.connection;

import java.util.Locale;

/** The variables of a worker's environment that sentences about clusters name. The launcher reads them, and many more. */
public enum WorkerVariable {
    /** Bootstrap servers of the target cluster. */
    BROKERS,
    /** User name on the target cluster. */
    USERNAME,
    /** Password on the target cluster. */
    PASSWORD,
    /** Where connectors get tokens for the source. */
    SOURCE_OAUTH_TOKEN_ENDPOINT_URL,
    /** Where connectors get tokens for the target. */
    TARGET_OAUTH_TOKEN_ENDPOINT_URL;

    /** What the variable of any worker property begins with. */
    public static final String PROPERTY_PREFIX = "CONNECT_";

    /**
     * The variable that sets a worker property, by the convention of the well-known Connect images: upper case, {@code _} for a
     * dot, {@code __} for an underscore, {@code ___} for a hyphen.
     */
    public static String ofProperty(String property) {
        String body = property.replace("_", "__").replace("-", "___").replace('.', '_');
        return PROPERTY_PREFIX + body.toUpperCase(Locale.ROOT);
    }
}
