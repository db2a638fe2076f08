package io.connectfargate.connect.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.connectfargate.checks.diagnosis.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class AccessStateTest {
    private static final Problem SILENT = new Problem(Problem.Kind.PASSING, "No answer.");
    private static final Problem REFUSED = new Problem(Problem.Kind.PERMISSION, "No READ.");

    private final AccessState state = new AccessState();

    @Test
    void saysNothingOfAClusterThatIsUsableFromTheBeginning() {
        assertThat(state.update(List.of())).isFalse();
        assertThat(state.usable()).contains(true);
    }

    @Test
    void tellsARefusalAtOnceAndOnlyOnce() {
        assertThat(state.update(List.of(REFUSED))).isTrue();
        assertThat(state.update(List.of(REFUSED))).isFalse();
        assertThat(state.usable()).contains(false);
        assertThat(state.isRefused()).isTrue();
        assertThat(state.sentence()).isEqualTo("No READ.");
    }

    @Test
    void believesTheSecondSilenceInARow() {
        state.update(List.of());

        assertThat(state.update(List.of(SILENT))).isFalse();
        assertThat(state.usable()).contains(true);
        assertThat(state.update(List.of(SILENT))).isTrue();
        assertThat(state.usable()).contains(false);
        assertThat(state.isRefused()).as("is an outage, no rejection").isFalse();
    }

    @Test
    void forgetsASilenceThatIsOver() {
        state.update(List.of(SILENT));
        state.update(List.of());
        state.update(List.of(SILENT));

        assertThat(state.usable()).contains(true);
    }

    @Test
    void knowsNothingAfterASingleSilence() {
        state.update(List.of(SILENT));

        assertThat(state.usable()).isEmpty();
    }

    @Test
    void tellsWhatElseIsWrongAndWhenItIsOver() {
        state.update(List.of(REFUSED));

        assertThat(state.update(List.of(REFUSED, SILENT))).isTrue();
        assertThat(state.sentence()).isEqualTo("No READ. No answer.");
        assertThat(state.update(List.of())).isTrue();
        assertThat(state.usable()).contains(true);
        assertThat(state.isRefused()).isFalse();
        assertThat(state.sentence()).isEmpty();
    }
}
