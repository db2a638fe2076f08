package io.connectfargate.connect;

import io.connectfargate.connect.config.LauncherOptions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Where configuration errors are printed when all else is JSON: each is an event of the log, and not lines between events. */
final class LoggedErrors extends PrintStream {
    private static final Logger log = LoggerFactory.getLogger(WorkerLauncher.class);

    private LoggedErrors() {
        super(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    }

    /** Standard error, or the log where {@code LOG_FORMAT} is {@code json}. */
    static PrintStream inFormatOf(Map<String, String> environment) {
        return LauncherOptions.logsJson(environment) ? new LoggedErrors() : System.err;
    }

    @Override
    public void println(String text) {
        println((Object) text);
    }

    @Override
    public void println(Object errors) {
        if (log.isErrorEnabled()) {
            log.error("{}", errors);
        } else {
            System.err.println(errors);
        }
    }
}
