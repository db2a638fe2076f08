package io.connectfargate.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class OptionsTest {
    @Test
    void acceptsNoOptionAtAll() {
        assertThat(problems()).isEmpty();
    }

    @Test
    void acceptsClustersThatExist() {
        assertThat(problems("--source", "a:9092,b:9092", "--target", "b-1.msk:9092"))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "--source a:9092 | --target is missing",
                "--target a:9092 | --source is missing",
                "--source a --target b:9092 | 'a' is not an address: expected HOST:PORT",
                "--source a:9092 --target a:9092 | are the same cluster",
                "--sample-data | embedded clusters always get sample data",
                "--source a:9092 --target b:9092 --records 5 | --records applies to sample data only: add"
                        + " --sample-data",
                "--records 0 | --records is 0, but must lie between 1 and",
                "--record-size 99 | --record-size is 99, but must lie between 100 and 1000000",
                "--partitions 0 | --partitions is 0, but must lie between 1 and 200",
                "--port 70000 | --port is 70000, but must lie between 1 and 65535",
                "--transaction-timeout -1 | --transaction-timeout is -1, but must lie between 0 and 86400",
                "--port 3600 | --port and --metrics-port are both 3600"
            })
    void saysWhatIsWrongAndWhatIsExpected(String arguments, String expected) {
        assertThat(problems(arguments.split(" "))).singleElement().asString().contains(expected);
    }

    @Test
    void reportsAllProblemsAtOnce() {
        assertThat(problems("--records", "0", "--partitions", "0", "--source", "a:1"))
                .hasSize(3);
    }

    private static List<String> problems(String... arguments) {
        CommandLine command = Quickstart.commandLine();
        command.parseArgs(arguments);
        return command.<Quickstart>getCommand().options().problems();
    }
}
