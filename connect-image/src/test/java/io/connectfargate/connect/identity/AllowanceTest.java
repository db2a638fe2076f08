package io.connectfargate.connect.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class AllowanceTest {
    @Test
    void readsAListWithBlanks() {
        assertThat(Allowance.of(Map.of("preflight.allow", " same-cluster,, other-source ")))
                .containsExactly(Allowance.SAME_CLUSTER, Allowance.OTHER_SOURCE);
    }

    @Test
    void allowsNothingByDefault() {
        assertThat(Allowance.of(Map.of())).isEmpty();
        assertThat(Allowance.objection(Map.of())).isEmpty();
    }

    @Test
    void objectsToWhatIsNoneAndNamesThoseThatThereAre() {
        assertThat(Allowance.objection(Map.of("preflight.allow", "overlap,Same-Cluster,all")))
                .hasValue(
                        "preflight.allow contains 'Same-Cluster', 'all', which is not one of same-cluster, other-target, both-ways,"
                                + " other-source, overlap, existing-records, missing-copy; correct it or remove it.");
    }
}
