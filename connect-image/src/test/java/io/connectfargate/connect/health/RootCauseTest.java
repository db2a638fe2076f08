package io.connectfargate.connect.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class RootCauseTest {
    @Test
    void namesTheInnermostCauseAndNotTheWrapper() {
        Exception root =
                new IllegalArgumentException("One or more records have been rejected due to invalid timestamp");
        Exception wrapped = new RuntimeException("Failed to flush offsets", new IllegalStateException("send", root));

        assertThat(RootCause.of(trace(wrapped)))
                .contains("java.lang.IllegalArgumentException:"
                        + " One or more records have been rejected due to invalid timestamp");
    }

    @Test
    void takesTheFirstLineWhereNothingIsWrapped() {
        assertThat(RootCause.of(trace(new IllegalStateException("no more"))))
                .contains("java.lang.IllegalStateException: no more");
    }

    @Test
    void leavesOutWhatWasSuppressedOnTheWay() {
        Exception wrapped = new RuntimeException("wrapper", new IllegalStateException("the reason"));
        wrapped.addSuppressed(new RuntimeException("closing", new IllegalStateException("closed already")));

        assertThat(RootCause.of(trace(wrapped))).contains("java.lang.IllegalStateException: the reason");
    }

    @Test
    void putsAMessageOfSeveralLinesIntoOne() {
        Exception wrapped =
                new RuntimeException("wrapper", new IllegalStateException("near index 3\nteam-[a-z]{1\n   ^"));

        assertThat(RootCause.of(trace(wrapped)))
                .contains("java.lang.IllegalStateException: near index 3 team-[a-z]{1 ^");
    }

    @Test
    void cutsALongMessage() {
        assertThat(RootCause.of(trace(new IllegalStateException("x".repeat(9_000))))
                        .orElseThrow())
                .hasSizeLessThan(510)
                .endsWith("…");
    }

    @Test
    void findsNothingWithoutATrace() {
        assertThat(RootCause.of(null)).isEmpty();
        assertThat(RootCause.of(" ")).isEmpty();
    }

    private static String trace(Throwable thrown) {
        StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text));
        return text.toString();
    }
}
