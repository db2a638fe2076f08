package io.connectfargate.migration.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.migration.Failure;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.concurrent.Callable;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;

class MigrateTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final CommandLine command =
            Migrate.commandLine().setOut(new PrintWriter(out)).setErr(new PrintWriter(err));

    @Test
    void explainsItselfWithEveryExitCode() {
        assertThat(command.execute("--help")).isZero();

        assertThat(out.toString()).startsWith("Usage: migrate").contains("--version", "Exit codes:");
        ExitCode.meanings()
                .forEach((code, meaning) -> assertThat(out.toString()).containsPattern(code + "\\s+" + meaning));
    }

    @Test
    void printsItsVersion() {
        assertThat(command.execute("--version")).isZero();

        assertThat(out.toString()).startsWith("migrate ");
    }

    @Test
    void wantsACommand() {
        assertThat(command.execute()).isEqualTo(ExitCode.USAGE.code());

        assertThat(err.toString()).startsWith("Missing: a command.").contains("Usage: migrate");
    }

    @Test
    void rejectsAnUnknownOption() {
        assertThat(command.execute("--versoin")).isEqualTo(ExitCode.USAGE.code());

        assertThat(err.toString()).contains("Unknown option: '--versoin'");
    }

    @Test
    void rejectsANumberOfDaysThatIsNone() {
        assertThat(command.execute("keep-pairs", "--days", "-1")).isEqualTo(ExitCode.USAGE.code());

        assertThat(err.toString()).contains("--days is -1. Expected: 0 to 3650.");
    }

    @Test
    void endsWithTheFailuresCodeAndItsSentenceOnly() {
        assertThat(failing(new Failure(ExitCode.NOT_VERIFIED, "orders-0: 3 missing")))
                .isEqualTo(1);
        assertThat(err.toString()).isEqualToIgnoringNewLines("orders-0: 3 missing");
    }

    @Test
    void saysThatAWorkerOrAClusterDoesNotAnswer() {
        assertThat(failing(new UncheckedIOException("No answer.", new IOException())))
                .isEqualTo(3);
        assertThat(failing(new TimeoutException("60 s"))).isEqualTo(3);
        assertThat(err.toString()).contains("No answer.", "A Kafka client failed: 60 s");
    }

    @Test
    void endsAsShellsExpectItAfterCtrlC() {
        assertThat(failing(new InterruptedException())).isEqualTo(130);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void tellsAFaultOfItsOwnFromAnUnverifiedCopy() {
        assertThat(failing(new IllegalStateException("impossible"))).isEqualTo(4);
        assertThat(err.toString()).contains("IllegalStateException: impossible", "\tat ");
    }

    private int failing(Exception failure) {
        CommandLine migrate = Migrate.commandLine().addSubcommand("fail", new Fail(failure));
        return migrate.setErr(new PrintWriter(err))
                .setExecutionExceptionHandler(new FailureHandler())
                .execute("fail");
    }

    @Command(name = "fail")
    private record Fail(Exception failure) implements Callable<Integer> {
        @Override
        public Integer call() throws Exception {
            throw failure;
        }
    }
}
