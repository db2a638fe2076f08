package io.connectfargate.connect.logging;

import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Logs what is hard to log, in a JVM whose environment the test chooses. */
final class LoggingMain {
    private static final Logger log = LoggerFactory.getLogger(LoggingMain.class);

    /** The first two are not logged. */
    static final List<String> REQUESTS = List.of(
            "10.0.0.7 - - [01/Jan/2026:00:00:00 +0000] \"GET /migration/status HTTP/1.1\" 304 0 \"-\" \"a page\" 3",
            "10.0.0.7 - - [01/Jan/2026:00:00:00 +0000] \"GET /migration/status?group=dev/anna HTTP/1.1\" 200 812 \"-\" \"-\" 3",
            "10.0.0.7 - - [01/Jan/2026:00:00:00 +0000] \"GET /migration/status HTTP/1.1\" 503 80 \"-\" \"-\" 3",
            "10.0.0.7 - - [01/Jan/2026:00:00:00 +0000] \"GET /connectors HTTP/1.1\" 200 2 \"-\" \"GET /migration/status HTTP/1.1\" 200 3",
            "10.0.0.7 - - [01/Jan/2026:00:00:00 +0000] \"POST /migration/acknowledgements HTTP/1.1\" 200 2 \"-\" \"-\" 3");

    private LoggingMain() {}

    private static void log(String request) {
        LoggerFactory.getLogger("org.apache.kafka.connect.runtime.rest.RestServer")
                .info(request);
    }

    public static void main(String[] arguments) {
        MDC.put("connector.context", "[mm2-msc|task-0] ");
        log.info("harmless");
        log.warn(
                "Connector {} was accepted",
                "a\r\n[2026-01-01 00:00:00,000] INFO Worker stopped (x:1)\n{\"level\":\"INFO\"}");
        log.error("It failed", new IllegalStateException("outer", new IllegalArgumentException("inner")));
        MDC.clear();
        for (String request : REQUESTS) {
            log(request);
        }
        log.info("the end");
    }
}
