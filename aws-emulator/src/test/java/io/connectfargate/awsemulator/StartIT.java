package io.connectfargate.awsemulator;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An emulator that does not start. */
@Tag("system")
class StartIT {
    @TempDir
    private Path folder;

    @Test
    void failsAtOnceWithItsLog() {
        assertThatThrownBy(() -> new AwsEmulator(folder, "http", List.of("--no-such-option")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The AWS emulator is not ready: ")
                .hasMessageContaining("unrecognized arguments: --no-such-option");
    }
}
