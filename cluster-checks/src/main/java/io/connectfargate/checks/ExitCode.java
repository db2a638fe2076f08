package io.connectfargate.checks;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Every exit code of the worker and of the programs that users run themselves, with its meaning as {@code --help} prints it.
 *
 * <p>The numbers are frozen: task definitions, alerts and scripts of users hold them. Java itself adds 1 for an exception that nothing
 * catches and 3 for a full heap, and the system 137 for a process that it kills.
 */
public enum ExitCode {
    /** What was to be done is done, what was to be shown holds. Of a worker: it was stopped and has drained. */
    OK(0, "success: every check passed"),
    /** Something is missing, duplicated or out of order on the target. */
    NOT_VERIFIED(1, "something is missing, duplicated or out of order: the output says what"),
    /** Wrong options, invalid variables, or a machine on which the program cannot run. */
    USAGE(2, "wrong options or configuration; nothing was started or changed"),
    /** A cluster or S3 that cannot be used, or a worker or connector that does not run. */
    UNAVAILABLE(3, "a cluster cannot be used, or the worker or a connector is not running"),
    /** Not {@link #NOT_VERIFIED}: a program that breaks has compared nothing. */
    FAULT(4, "a fault in this program; its stack trace is printed"),
    /** As shells report a process that SIGINT has ended. */
    INTERRUPTED(130, "stopped by Ctrl-C"),
    /** As shells report a process that SIGTERM has ended. Of a worker: draining took too long. */
    TERMINATED(143, "stopped by SIGTERM before it was done");

    private final int code;
    private final String meaning;

    ExitCode(int code, String meaning) {
        this.code = code;
        this.meaning = meaning;
    }

    /** What the process ends with. */
    public int code() {
        return code;
    }

    /** All codes and their meanings, in this order. */
    public static Map<String, String> meanings() {
        return Arrays.stream(values())
                .collect(Collectors.toMap(
                        exit -> Integer.toString(exit.code),
                        exit -> exit.meaning,
                        (one, other) -> one,
                        LinkedHashMap::new));
    }
}
