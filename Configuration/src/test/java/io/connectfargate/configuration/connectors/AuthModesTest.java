package io.connectfargate.configuration.connectors;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The product's list of authentication modes, and all the others. */
class AuthModesTest {
    private static final Pattern PLACE = Pattern.compile("^\\| \\[[^]]+]\\(\\.\\./([^)]+)\\) \\|", Pattern.MULTILINE);

    @ParameterizedTest
    @EnumSource
    void areTheSameEverywhere(ModeList list) throws IOException {
        assertThat(list.found()).as(list.file()).containsExactlyInAnyOrderElementsOf(list.expected());
    }

    @Test
    void pageForANewOneNamesEveryListThatIsCompared() throws IOException {
        // When
        String page = Files.readString(Path.of("..", "docs", "new-authentication-mode.md"));

        // Then
        assertThat(PLACE.matcher(page).results().map(match -> match.group(1)))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(ModeList.values())
                        .map(ModeList::file)
                        .distinct()
                        .toList());
    }
}
