package io.connectfargate.quickstart;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** What the user reads at the end. */
record Summary(Options options, Clusters clusters, Copying.Copied copied, ProofReport report) {
    void print(PrintStream out) {
        List<String> problems = report.problems();
        out.println();
        out.println(problems.isEmpty() ? "Verified: " + verified() : "NOT verified:");
        problems.forEach(problem -> out.println("  " + problem));
        row(out, "Topics", report.topics() + " (" + report.partitions().size() + " partitions with records)");
        row(out, "Records", String.format(Locale.ROOT, "%,d (%s)", report.records(), megabytes(report.bytes())));
        row(out, "Copied", pace());
        GroupSummary groups = new GroupSummary(report.groups());
        groups.rows().forEach(row -> row(out, row.name(), row.value()));
        row(out, "Source", clusters.source());
        row(out, "Target", clusters.target());
        if (options.source().isPresent()) {
            String topics = "connect-{configs,offsets,status}-" + WorkerProcess.GROUP;
            row(out, "State", "topics " + topics + " on the target: a second run resumes from there");
        }
        String listened = options.exit() ? "listened at " : "";
        row(out, "REST", listened + rest());
        row(out, "Metrics", listened + metrics());
        String offsets = groups.offsets();
        if (!offsets.isEmpty()) {
            out.println();
            out.print(offsets.indent(2));
        }
    }

    /** To be printed when the worker stays up. */
    void printNextSteps(PrintStream out) {
        out.println();
        out.println("To try next, in another terminal:");
        out.println("  curl '" + rest() + "/connectors?expand=status'");
        out.println("  curl " + rest() + "/connectors/" + MirrorConnectors.SOURCE + "/offsets");
        out.println("  curl -s " + metrics() + " | grep mirror");
        out.println("  " + migrate("verify"));
        out.println("  " + migrate("offsets") + " --all-groups");
        out.println();
        out.println("Running until Ctrl-C, which stops everything.");
    }

    private String migrate(String command) {
        return "java -jar migration-tools/target/migrate.jar " + command + " --connect " + rest() + " --name "
                + MirrorConnectors.SOURCE;
    }

    private String rest() {
        return "http://127.0.0.1:" + options.port();
    }

    private String metrics() {
        return "http://127.0.0.1:" + options.metricsPort() + "/metrics";
    }

    private String verified() {
        return "every record arrived once and in order"
                + (report.groups().places().isEmpty() ? "." : ", the group offsets arrived.");
    }

    private String pace() {
        Duration duration = copied.duration();
        double seconds = duration.toMillis() / 1000.0;
        return String.format(
                Locale.ROOT,
                "%,d records in %.1f s (%.1f MB/s)",
                copied.records(),
                seconds,
                copied.bytes() / 1e6 / Math.max(seconds, 0.001));
    }

    private static String megabytes(long bytes) {
        return String.format(Locale.ROOT, "%.1f MB of keys, values and headers", bytes / 1e6);
    }

    private static void row(PrintStream out, String name, String value) {
        out.printf("  %-9s%s%n", name, value);
    }
}
