package io.connectfargate.migration.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class ProgressTest {
    private final StringWriter err = new StringWriter();

    @Test
    void isSilentAboutWhatIsDoneSoon() {
        try (Progress progress = new Progress("Reading", 10, new PrintWriter(err), true)) {
            progress.step(10);

            assertThat(progress.isDrawn()).isFalse();
        }
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void isSilentWhereNobodyWatches() throws Exception {
        try (Progress progress = new Progress("Reading", 10, new PrintWriter(err), false)) {
            Thread.sleep(2_050);
            progress.step(5);

            assertThat(progress.isDrawn()).isFalse();
        }
    }

    @Test
    void drawsABarAfterTwoSeconds() throws Exception {
        try (Progress progress = new Progress("Reading", 10, new PrintWriter(err), true)) {
            Thread.sleep(2_050);
            progress.step(5);

            assertThat(progress.isDrawn()).isTrue();
        }
    }
}
