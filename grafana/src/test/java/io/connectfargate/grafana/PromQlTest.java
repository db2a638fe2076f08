package io.connectfargate.grafana;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PromQlTest {
    @Test
    void findsTheMetricsOfAnExpression() {
        // Then
        assertThat(
                        PromQl.metrics(
                                "-(count(a:b{x=~\"$x\"} > 30 * c unless d) > bool 0) or max by (e) (rate(f{g=\"h\"}[$__rate_interval]))"))
                .containsExactly("a:b", "c", "d", "f");
    }

    @Test
    void findsTheMetricOfAVariablesQuery() {
        // Then
        assertThat(PromQl.metrics("label_values(a_total{b=~\"$b\", c=~\"$c\"}, label)"))
                .containsExactly("a_total");
    }
}
