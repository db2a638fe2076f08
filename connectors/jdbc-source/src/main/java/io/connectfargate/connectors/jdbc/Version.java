package io.connectfargate.connectors.jdbc;

/** The connector's version, the product's. */
final class Version {
    private Version() {}

    /** As the jar's manifest has it. */
    static String get() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "unknown" : version;
    }
}
