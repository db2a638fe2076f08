package io.connectfargate.checks.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.apache.kafka.common.Uuid;
import org.junit.jupiter.api.Test;

class SourceIdentityTest {
    private static final Uuid ID = Uuid.randomUuid();

    @Test
    void comesBackFromItsText() {
        SourceIdentity identity = new SourceIdentity("my cluster:1", Map.of("a.b", ID, "__c", Uuid.randomUuid()));

        assertThat(SourceIdentity.parse(identity.text())).isEqualTo(identity);
        assertThat(identity.text()).doesNotContain(":");
        assertThat(SourceIdentity.parse("id")).isEqualTo(new SourceIdentity("id", Map.of()));
    }

    @Test
    void refusesOtherTexts() {
        assertThatThrownBy(() -> SourceIdentity.parse("id topic")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SourceIdentity.parse("id topic=1")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void knowsAClusterByOneTopicThatIsTheSame() {
        Map<String, Uuid> others = Map.of("same", ID, "new", Uuid.randomUuid());

        assertThat(SourceIdentity.matches(Map.of("same", ID, "new", Uuid.randomUuid()), others))
                .hasValue(true);
        assertThat(SourceIdentity.matches(Map.of("new", Uuid.randomUuid()), others))
                .hasValue(false);
    }

    @Test
    void knowsNothingWithoutACommonTopicThatHasAnId() {
        assertThat(SourceIdentity.matches(Map.of("one", ID), Map.of("other", ID)))
                .isEmpty();
        assertThat(SourceIdentity.matches(Map.of("old", Uuid.ZERO_UUID), Map.of("old", Uuid.ZERO_UUID)))
                .isEmpty();
        assertThat(SourceIdentity.matches(Map.of("old", Uuid.ZERO_UUID), Map.of("old", ID)))
                .isEmpty();
    }
}
