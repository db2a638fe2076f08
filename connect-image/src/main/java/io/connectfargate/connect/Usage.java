package io.connectfargate.connect;

import io.connectfargate.connect.config.Variables;
import java.io.PrintStream;

/** What {@code --help} prints. */
final class Usage {
    private Usage() {}

    static void print(PrintStream out) {
        out.println(
                "Runs a Kafka Connect worker with MirrorMaker 2. It takes no arguments; the environment configures it:");
        for (Variables variable : Variables.values()) {
            out.printf("  %-32s %s%n", variable.name(), variable.meaning());
        }
        out.printf(
                "  %-32s %s%n",
                Variables.PROPERTY_PREFIX + "<PROPERTY>",
                "Any worker property: offset.flush.interval.ms is CONNECT_OFFSET_FLUSH_INTERVAL_MS.");
    }
}
