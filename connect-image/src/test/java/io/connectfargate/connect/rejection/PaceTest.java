package io.connectfargate.connect.rejection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PaceTest {
    @Test
    void keepsRequestsApart() throws InterruptedException {
        // Given
        Pace pace = new Pace(Duration.ofMillis(200), System::nanoTime);
        long start = System.nanoTime();

        // When
        for (int i = 0; i < 3; i++) {
            pace.await();
        }

        // Then
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(400).toNanos());
    }
}
