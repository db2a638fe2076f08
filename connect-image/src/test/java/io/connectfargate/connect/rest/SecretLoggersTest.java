package io.connectfargate.connect.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.config.Configurator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecretLoggersTest {
    private final LoggerContext context = (LoggerContext) LogManager.getContext(false);

    @AfterEach
    void restore() {
        context.reconfigure();
    }

    @Test
    void printNoMoreThanInfoWhateverTheirLevel() {
        SecretLoggers.cap();

        for (String name : SecretLoggers.CAPPED) {
            // As Connect does it, for a level that comes over REST or from the group's topic.
            Configurator.setAllLevels(name, Level.TRACE);
            for (String logger : new String[] {name, name + ".wire"}) {
                assertThat(LogManager.getLogger(logger).isDebugEnabled())
                        .as(logger)
                        .isFalse();
                assertThat(LoggerFactory.getLogger(logger).isTraceEnabled())
                        .as(logger)
                        .isFalse();
                assertThat(LoggerFactory.getLogger(logger).isInfoEnabled())
                        .as(logger)
                        .isTrue();
            }
        }
    }

    @Test
    void areStillCappedWhenTheConfigurationIsReadAgain() {
        SecretLoggers.cap();

        context.reconfigure();
        Configurator.setRootLevel(Level.TRACE);

        assertThat(LoggerFactory.getLogger("org.apache.hc.client5.http.wire").isTraceEnabled())
                .isFalse();
        assertThat(LoggerFactory.getLogger("org.apache.hcx").isTraceEnabled()).isTrue();
    }
}
