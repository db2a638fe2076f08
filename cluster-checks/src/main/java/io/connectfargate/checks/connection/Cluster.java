package io.connectfargate.checks.connection;

import java.util.Locale;

/** The two sides of a migration. */
public enum Cluster {
    /** Where records come from. */
    SOURCE,
    /** Where records go to, and where Connect keeps its own state. */
    TARGET;

    /** As sentences and labels of metrics have it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
