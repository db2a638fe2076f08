package io.connectfargate.migration.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.RestException;
import io.connectfargate.migration.Failure;
import io.connectfargate.migration.cluster.ConnectOptions;
import io.connectfargate.migration.output.OutputOptions;
import io.connectfargate.migration.status.DetailText;
import io.connectfargate.migration.status.StatusReader;
import io.connectfargate.migration.status.StatusText;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code migrate status}: what is copied, what waits and why, which groups could move, what failed, what to do. */
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        usageHelpAutoWidth = true,
        description = {
            "Shows what is really there: topics with progress and time left, consumer groups on both clusters,"
                    + " connectors and tasks with the reason of what failed, findings with what to do.",
            "READ AGAIN is about how many records a group would read again if its consumers moved now."
        },
        footer = {"%nExample:", "  migrate status --connect http://kafkaconnect.migration:8083 --watch"})
final class StatusCommand implements Callable<Integer> {
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Mixin
    private ConnectOptions connect;

    @ArgGroup
    private Detail detail;

    @Option(names = "--watch", description = "Show it again and again, until Ctrl-C.")
    private boolean watch;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "5",
            description = "Between two looks of --watch. Default: ${DEFAULT-VALUE}.")
    private int interval;

    @Mixin
    private OutputOptions output;

    /** One topic or one group, not both. */
    private static final class Detail {
        @Option(names = "--topic", paramLabel = "TOPIC", description = "One topic with its partitions.")
        private String topic;

        @Option(names = "--group", paramLabel = "GROUP", description = "One group with its offsets on both clusters.")
        private String group;
    }

    @Override
    public Integer call() throws InterruptedException {
        if (interval < 1) {
            throw new Failure(ExitCode.USAGE, "--interval is " + interval + ". Expected: 1 or more seconds.");
        }
        StatusReader reader = new StatusReader(connect.required(), PATIENCE);
        ExitCode exit = show(reader);
        while (watch) {
            Thread.sleep(Duration.ofSeconds(interval).toMillis());
            try {
                exit = show(reader);
            } catch (Failure | RestException | UncheckedIOException e) {
                // A worker that restarts is what people watch for.
                output.err().println(e.getMessage());
            }
        }
        return exit.code();
    }

    private ExitCode show(StatusReader reader) throws InterruptedException {
        if (detail == null) {
            return summary(reader.summary());
        }
        JsonNode status = detail.topic == null ? reader.group(detail.group) : reader.topic(detail.topic);
        JsonNode entries = status.path(detail.topic == null ? "groups" : "topics");
        if (output.isJson()) {
            output.printJson(status);
        } else {
            print(
                    detail.topic == null
                            ? DetailText.group(status, output.isAll())
                            : DetailText.topic(status, output.isAll()));
        }
        boolean fine = true;
        for (JsonNode entry : entries) {
            fine &= isFine(entry);
        }
        return exit(fine);
    }

    private ExitCode summary(JsonNode status) {
        StatusText text = new StatusText(status, output.isAll());
        if (output.isJson()) {
            output.printJson(status);
        } else {
            print(text.text());
        }
        return exit(isFine(status.path("verdict")));
    }

    private static boolean isFine(JsonNode judged) {
        return judged.path("level").asText().equals("fine");
    }

    private static ExitCode exit(boolean fine) {
        return fine ? ExitCode.OK : ExitCode.NOT_VERIFIED;
    }

    private void print(String text) {
        if (watch) {
            output.printAgain();
        }
        output.out().print(text);
        output.out().flush();
    }
}
