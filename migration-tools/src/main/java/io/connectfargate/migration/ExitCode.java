package io.connectfargate.migration;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** Every exit code of the programs that users run themselves, with its meaning as {@code --help} prints it. */
public enum ExitCode {
    /** What was to be done is done, what was to be shown holds. */
    OK(0, "success: every check passed"),
    /** Something is missing, doubled or out of order on the target. */
    NOT_VERIFIED(1, "something is missing, duplicated or out of order: the output says what"),
    /** Wrong options, or a machine on which the program cannot run. */
    USAGE(2, "wrong options; nothing was started or changed"),
    /** A cluster that does not respond, or a worker or connector that does not run. */
    UNREACHABLE(3, "a cluster cannot be reached, or the worker or a connector is not running"),
    /** As shells report a process that SIGINT has ended. */
    INTERRUPTED(130, "stopped by Ctrl-C");

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
