package io.connectfargate.awsemulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.testsupport.Program;
import java.util.List;

/** Calls of the AWS CLI. */
final class Cli {
    private Cli() {}

    /**
     * Calls it, and expects it to succeed.
     *
     * @param line arguments without a blank in them, as a format
     * @return what it prints as text, without the line end
     */
    static String text(AwsEmulator aws, String line, Object... values) {
        String arguments = line.formatted(values) + " --output text";
        Program call = aws.aws(arguments.split(" +"));
        assertThat(call.exitCode()).as("aws %s: %s", arguments, call.output()).isZero();
        return call.output().strip();
    }

    /** Calls it, and expects it to be rejected; gives the reason. */
    static String rejection(AwsEmulator aws, String line, Object... values) {
        Program call = aws.aws(line.formatted(values).split(" +"));
        assertThat(call.exitCode()).as(call.output()).isNotZero();
        return String.join(" ", List.of(call.output().strip().split("\\s+")));
    }
}
