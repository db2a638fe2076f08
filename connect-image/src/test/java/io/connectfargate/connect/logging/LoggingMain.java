package io.connectfargate.connect.logging;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Logs what is hard to log, in a JVM whose environment the test chooses. */
final class LoggingMain {
    private static final Logger log = LoggerFactory.getLogger(LoggingMain.class);

    private LoggingMain() {}

    public static void main(String[] arguments) {
        MDC.put("connector.context", "[mm2-msc|task-0] ");
        log.info("harmless");
        log.warn(
                "Connector {} was accepted",
                "a\r\n[2026-01-01 00:00:00,000] INFO Worker stopped (x:1)\n{\"level\":\"INFO\"}");
        log.error("It failed", new IllegalStateException("outer", new IllegalArgumentException("inner")));
        MDC.clear();
        log.info("the end");
    }
}
