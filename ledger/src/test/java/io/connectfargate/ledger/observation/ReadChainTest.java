package io.connectfargate.ledger.observation;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.ledger.observation.ReadChain.Sample;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class ReadChainTest {
    private final ReadChain chain = new ReadChain();
    private String leader = "1/0";
    private boolean follower;

    @Test
    void staysUnbrokenWhereRetentionFollowsCloseBehind() {
        assertThat(fetched(100, 0)).hasValue(0);
        assertThat(fetched(200, 100)).hasValue(0);
        assertThat(fetched(300, 199)).hasValue(0);
        assertThat(fetched(300, 300)).hasValue(0);
    }

    @Test
    void isBrokenWhereTheReaderWasOvertaken() {
        fetched(100, 0);

        assertThat(fetched(200, 101)).hasValue(101);
        assertThat(fetched(300, 150)).hasValue(101);
    }

    @Test
    void saysNothingAfterAResetUntilAFetchBringsTheStartOfTheLog() {
        fetched(100, 0);

        assertThat(reset(150, 0)).isEmpty();
        assertThat(reset(150, 0)).isEmpty();
        assertThat(fetched(160, 150)).hasValue(150);
    }

    @Test
    void isBrokenByTwoResetsInARow() {
        fetched(100, 0);
        reset(150, 0);
        reset(180, 0);

        assertThat(fetched(190, 185)).hasValue(185);
        assertThat(fetched(195, 185)).hasValue(185);
    }

    @Test
    void isBrokenByAResetThatNoSampleSaw() {
        fetched(100, 0);

        // A fetch at 120 began after the reset there.
        assertThat(fetched(130, 120)).hasValue(120);
    }

    @Test
    void goesOnOverASampleThatSaysNothing() {
        fetched(100, 0);
        chain.next(new Sample(100, true, OptionalLong.empty(), Optional.of(leader), false));

        assertThat(fetched(120, 90)).hasValue(0);
    }

    @Test
    void beginsWhereTheFirstFetchFoundTheStartOfTheLog() {
        assertThat(reset(50, -1)).isEmpty();
        assertThat(fetched(70, 40)).hasValue(40);
    }

    @Test
    void beginsAnewBehindAnotherLeader() {
        fetched(100, 0);
        leader = "2/1";

        assertThat(fetched(120, 0)).hasValue(120);
        assertThat(fetched(130, 10)).hasValue(120);
    }

    @Test
    void beginsAnewInAnotherLog() {
        fetched(100, 50);
        assertThat(fetched(110, 40)).hasValue(110);
        assertThat(fetched(60, 40)).hasValue(60);
        assertThat(fetched(80, 45)).hasValue(60);
    }

    @Test
    void saysNothingOfAConsumerThatReadsFromAFollower() {
        fetched(100, 0);
        follower = true;
        assertThat(fetched(110, 0)).isEmpty();
        follower = false;

        assertThat(fetched(120, 0)).isEmpty();
    }

    private OptionalLong fetched(long position, long start) {
        return chain.next(new Sample(position, true, OptionalLong.of(start), Optional.of(leader), follower));
    }

    /** @param start of the last response before; -1 for none */
    private OptionalLong reset(long position, long start) {
        OptionalLong known = start < 0 ? OptionalLong.empty() : OptionalLong.of(start);
        return chain.next(new Sample(position, false, known, Optional.of(leader), follower));
    }
}
