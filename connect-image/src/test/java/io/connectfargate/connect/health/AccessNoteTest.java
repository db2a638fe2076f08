package io.connectfargate.connect.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AccessNoteTest {
    @TempDir
    Path folder;

    @Test
    void isReadAsItWasWrittenLast() throws Exception {
        // Given
        AccessNote note = new AccessNote(Map.of("mm2: a=b #1", "The source cluster (ä) says \"no\";\\ add it."));
        new AccessNote(Map.of("other", "x")).write(folder);

        // When
        note.write(folder);

        // Then
        assertThat(AccessNote.read(folder)).isEqualTo(note);
        try (var files = Files.list(folder)) {
            assertThat(files).hasSize(1);
        }
    }

    @Test
    void isEmptyBeforeAnyWasWritten() throws Exception {
        assertThat(AccessNote.read(folder).sentences()).isEmpty();
    }
}
