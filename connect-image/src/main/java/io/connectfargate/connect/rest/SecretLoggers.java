package io.connectfargate.connect.rest;

import java.util.List;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Marker;
import org.apache.logging.log4j.core.LogEvent;
import org.apache.logging.log4j.core.Logger;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.filter.AbstractFilter;
import org.apache.logging.log4j.message.Message;

/**
 * Keeps loggers that print passwords, tokens, headers or bodies at INFO. No level lifts that, neither {@code LOG_LEVEL} nor one
 * that is set over REST.
 */
public final class SecretLoggers extends AbstractFilter {
    /** HTTP and TLS as they are on the wire; requests of the AWS SDK; logins; what workers send each other. */
    static final List<String> CAPPED = List.of(
            "io.netty",
            "org.apache.hc",
            "org.apache.http",
            "org.apache.kafka.common.security",
            "org.apache.kafka.connect.runtime.rest",
            "org.eclipse.jetty",
            "org.glassfish.jersey",
            "software.amazon.awssdk",
            "software.amazon.msk");

    private SecretLoggers() {}

    /** Holds from now on, for all loggers of this JVM. */
    public static void cap() {
        LoggerContext context = (LoggerContext) LogManager.getContext(false);
        context.getConfiguration().addFilter(new SecretLoggers());
        context.updateLoggers();
        // Another configuration has no such filter.
        context.addPropertyChangeListener(change -> {
            if (LoggerContext.PROPERTY_CONFIG.equals(change.getPropertyName())) {
                context.getConfiguration().addFilter(new SecretLoggers());
            }
        });
    }

    /** Most calls are for what the logger's own level leaves out: names are compared for none of these. */
    private static Result judge(Logger logger, Level level) {
        return level.isMoreSpecificThan(logger.getLevel()) ? judge(logger.getName(), level) : Result.NEUTRAL;
    }

    private static Result judge(String logger, Level level) {
        boolean capped = !level.isMoreSpecificThan(Level.INFO)
                && CAPPED.stream().anyMatch(name -> logger.equals(name) || logger.startsWith(name + "."));
        return capped ? Result.DENY : Result.NEUTRAL;
    }

    @Override
    public Result filter(LogEvent event) {
        return judge(event.getLoggerName(), event.getLevel());
    }

    @Override
    public Result filter(Logger logger, Level level, Marker marker, Message message, Throwable error) {
        return judge(logger, level);
    }

    @Override
    public Result filter(Logger logger, Level level, Marker marker, Object message, Throwable error) {
        return judge(logger, level);
    }

    @Override
    public Result filter(Logger logger, Level level, Marker marker, String message, Object... parameters) {
        return judge(logger, level);
    }
}
