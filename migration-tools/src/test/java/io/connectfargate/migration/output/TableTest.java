package io.connectfargate.migration.output;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {
    @Test
    void setsTextToTheLeftAndNumbersToTheRight() {
        Table table = new Table("TOPIC", ">LEFT", "STATE");
        table.row("orders", 18204, "copying").row("a", 7, null);

        assertThat(table.text(false).lines())
                .containsExactly("TOPIC    LEFT  STATE", "orders  18204  copying", "a           7  ?");
    }

    @Test
    void saysHowManyRowsItLeavesOut() {
        Table table = new Table("TOPIC");
        for (int i = 0; i < 1000; i++) {
            table.row("topic-" + i);
        }

        List<String> lines = table.text(false).lines().toList();
        assertThat(lines).hasSize(1 + Table.SHOWN + 1).endsWith("... and 980 more; --all prints them");
        assertThat(table.text(true).lines()).hasSize(1001).endsWith("topic-999");
    }

    @Test
    void wrapsALongCellInItsColumn() {
        Table table =
                new Table("NAME", "REASON").row("orders", "word ".repeat(20).strip());

        assertThat(table.text(false).lines()).hasSize(3).last().asString().startsWith("        word");
    }

    @Test
    void readsNoStylesInNames() {
        Table table = new Table("NAME").row("@|red orders|@ [x]");

        assertThat(table.text(false)).contains("@ |red orders|@ [x]");
    }

    @Test
    void isNothingWithoutRows() {
        assertThat(new Table("NAME").text(true)).isEmpty();
    }

    @Test
    void wantsACellForEachHeader() {
        assertThatThrownBy(() -> new Table("NAME").row("a", "b")).isInstanceOf(IllegalArgumentException.class);
    }
}
