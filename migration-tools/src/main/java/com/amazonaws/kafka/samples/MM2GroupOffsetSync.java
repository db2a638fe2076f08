package com.amazonaws.kafka.samples;

import io.connectfargate.migration.cli.Migrate;
import java.util.stream.Stream;

/** {@code migrate group-offset-sync} under the name and with the command line that it had in the AWS sample. */
public final class MM2GroupOffsetSync {
    private MM2GroupOffsetSync() {}

    /**
     * Runs it, and ends this JVM.
     *
     * @param arguments {@code -h} lists them
     */
    public static void main(String[] arguments) {
        Migrate.main(Stream.concat(Stream.of("group-offset-sync"), Stream.of(arguments))
                .toArray(String[]::new));
    }
}
