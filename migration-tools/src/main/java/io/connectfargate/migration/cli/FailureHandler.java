package io.connectfargate.migration.cli;

import io.connectfargate.client.RestException;
import io.connectfargate.migration.ExitCode;
import io.connectfargate.migration.Failure;
import java.io.UncheckedIOException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints a sentence for what the user can fix, and a stack trace only for a bug in this program. */
final class FailureHandler implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) throws Exception {
        if (e instanceof InterruptedException || e instanceof InterruptException) {
            return ExitCode.INTERRUPTED.code();
        }
        Failure failure = failure(e);
        command.getErr().println(failure.getMessage());
        return failure.exitCode().code();
    }

    private static Failure failure(Exception e) throws Exception {
        if (e instanceof Failure failure) {
            return failure;
        }
        if (e instanceof RestException || e instanceof UncheckedIOException) {
            return new Failure(ExitCode.UNREACHABLE, e.getMessage());
        }
        if (e instanceof KafkaException) {
            return new Failure(ExitCode.UNREACHABLE, "A Kafka client failed: " + e.getMessage());
        }
        throw e;
    }
}
