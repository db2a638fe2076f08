package io.connectfargate.migration.cli;

import io.connectfargate.checks.ExitCode;
import io.connectfargate.client.RestException;
import io.connectfargate.migration.Failure;
import java.io.UncheckedIOException;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/** Prints a sentence for what the user can fix, and a stack trace only for a bug in this program. */
final class FailureHandler implements IExecutionExceptionHandler {
    @Override
    public int handleExecutionException(Exception e, CommandLine command, ParseResult parsed) {
        if (e instanceof InterruptedException || e instanceof InterruptException) {
            return ExitCode.INTERRUPTED.code();
        }
        Optional<Failure> failure = failure(e);
        if (failure.isEmpty()) {
            e.printStackTrace(command.getErr());
            return ExitCode.FAULT.code();
        }
        command.getErr().println(failure.get().getMessage());
        return failure.get().exitCode().code();
    }

    /** What a user can fix; empty for a bug in this program. */
    static Optional<Failure> failure(Exception e) {
        if (e instanceof Failure failure) {
            return Optional.of(failure);
        }
        if (e instanceof RestException || e instanceof UncheckedIOException) {
            return Optional.of(new Failure(ExitCode.UNAVAILABLE, e.getMessage()));
        }
        if (e instanceof KafkaException) {
            return Optional.of(new Failure(ExitCode.UNAVAILABLE, "A Kafka client failed: " + e.getMessage()));
        }
        return Optional.empty();
    }
}
