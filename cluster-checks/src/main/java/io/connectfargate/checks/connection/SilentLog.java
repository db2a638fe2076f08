package io.connectfargate.checks.connection;

import org.apache.kafka.common.utils.LogContext;
import org.slf4j.Logger;
import org.slf4j.helpers.NOPLogger;

/** Loggers for parts of Kafka's clients whose failures are expected: what they find is reported once, in a sentence. */
final class SilentLog extends LogContext {
    @Override
    public Logger logger(Class<?> type) {
        return NOPLogger.NOP_LOGGER;
    }

    @Override
    public Logger logger(String type) {
        return NOPLogger.NOP_LOGGER;
    }
}
