package io.connectfargate.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmallHeapTest {
    @Test
    void findsWhatWasLeftAfterAFullCollection() {
        assertThat(SmallHeap.used("""
                [0.013s][info][gc] Using Serial
                [0.512s][info][gc] GC(0) Pause Young (Allocation Failure) 25M->7M(92M) 5.123ms
                [0.812s][info][gc] GC(1) Pause Full (Metadata GC Threshold) 33M->12M(92M) 15.123ms
                [0.912s][info][gc] GC(2) Pause Young (Allocation Failure) 57M->39M(92M) 2.123ms
                """)).isEqualTo(12);
    }
}
