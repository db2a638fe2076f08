package io.connectfargate.migration.handover;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Optional;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.junit.jupiter.api.Test;

class ExcludeListTest {
    private static final String GROUP = "team a, b";

    @Test
    void addsAGroupOnceAndTakesOnlyItAway() {
        ExcludeList list = ExcludeList.of(Optional.of("console-consumer-.*,  __.*"));

        ExcludeList more = list.with(GROUP).with("billing").with(GROUP);

        assertThat(more.value()).isEqualTo("console-consumer-.*, __.*, team\\x{20}a\\x{2c}\\x{20}b, billing");
        assertThat(more.without("billing").without(GROUP)).isEqualTo(list);
        assertThat(list.without("billing")).isEqualTo(list);
    }

    @Test
    void keepsKafkasDefaultThatItsValueTakesThePlaceOf() {
        assertThat(ExcludeList.of(Optional.empty()).with("billing").value())
                .contains("console-consumer-.*", "connect-.*", "__.*", ", billing");
    }

    @Test
    void takesAnEmptyValueForNoPattern() {
        assertThat(ExcludeList.of(Optional.of(" ")).with("billing").value()).isEqualTo("billing");
    }

    @Test
    void isReadByKafkaAsItIsMeant() {
        ExcludeList list = ExcludeList.of(Optional.of("__.*")).with(GROUP).with("a.b");

        ConfigDef lists = new ConfigDef().define("exclude", ConfigDef.Type.LIST, ConfigDef.Importance.LOW, "");

        assertThat(new AbstractConfig(lists, Map.of("exclude", list.value())).getList("exclude"))
                .isEqualTo(list.patterns());
    }
}
