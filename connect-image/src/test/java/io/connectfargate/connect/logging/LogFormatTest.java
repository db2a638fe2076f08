package io.connectfargate.connect.logging;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the image's logging configuration makes of events, and what CloudWatch makes of the lines. */
class LogFormatTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void givesCloudWatchOneEventForAStackTrace() throws Exception {
        // When
        List<String> events = events(log(Map.of()));

        // Then
        assertThat(events).hasSize(7);
        assertThat(events.get(0))
                .contains(" INFO [mm2-msc|task-0] harmless (io.connectfargate.connect.logging.LoggingMain:");
        assertThat(events.get(2))
                .contains("ERROR [mm2-msc|task-0] It failed", "\njava.lang.IllegalStateException: outer", "\n\tat ")
                .contains("\nCaused by: java.lang.IllegalArgumentException: inner");
        assertThat(events.get(6)).contains("the end");
    }

    @Test
    void letsNobodysInputPassForAnEvent() throws Exception {
        // When
        List<String> events = events(log(Map.of("LOG_FORMAT", "text")));

        // Then
        assertThat(events).hasSize(7);
        assertThat(events.get(1))
                .contains(
                        "a\\r\\n[2026-01-01 00:00:00,000] INFO Worker stopped (x:1)\\n{\"level\":\"INFO\"} was accepted")
                .doesNotContain("\n");
    }

    @Test
    void leavesOutWhatPagesAndOtherWorkersAskForAllDay() throws Exception {
        // When
        String log = log(Map.of());

        // Then
        assertThat(LoggingMain.REQUESTS.subList(0, 2)).noneMatch(log::contains);
        assertThat(LoggingMain.REQUESTS.subList(2, 5)).allMatch(log::contains);
    }

    @Test
    void writesOneJsonObjectForAnEvent() throws Exception {
        // When
        String log = log(Map.of("LOG_FORMAT", "JSON"));

        // Then
        List<JsonNode> events = new ArrayList<>();
        for (String line : log.lines().toList()) {
            events.add(JSON.readTree(line));
        }
        assertThat(events).hasSize(7);
        assertThat(events.get(1).path("message").asText()).contains("a\r\n[2026-01-01");
        assertThat(events.get(2).path("time").asText())
                .matches("20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{3}Z");
        assertThat(events.get(2).path("level").asText()).isEqualTo("ERROR");
        assertThat(events.get(2).path("logger").asText()).isEqualTo(LoggingMain.class.getName());
        assertThat(events.get(2).path("thread").asText()).isEqualTo("main");
        assertThat(events.get(2).path("connector").asText()).isEqualTo("[mm2-msc|task-0] ");
        assertThat(events.get(2).path("exception").asText())
                .startsWith("java.lang.IllegalStateException: outer")
                .contains("\tat ", "Caused by: java.lang.IllegalArgumentException: inner");
        assertThat(events.get(6).has("exception")).isFalse();
        assertThat(events(log)).hasSize(7);
    }

    /** As the awslogs driver does: a line that matches begins an event, others belong to the one before. */
    private static List<String> events(String log) throws IOException {
        JsonNode definition = JSON.readTree(Files.readString(Path.of("../Configuration/ecs/kafka-connect.json")));
        Pattern begin = Pattern.compile(definition
                .at("/containerDefinitions/0/logConfiguration/options/awslogs-multiline-pattern")
                .asText());
        List<String> events = new ArrayList<>();
        log.lines().forEach(line -> {
            if (events.isEmpty() || begin.matcher(line).find()) {
                events.add(line);
            } else {
                events.set(events.size() - 1, events.get(events.size() - 1) + "\n" + line);
            }
        });
        return events;
    }

    private static String log(Map<String, String> environment) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-Dlog4j2.configurationFile=worker-log4j2.properties",
                "-cp",
                System.getProperty("java.class.path"),
                LoggingMain.class.getName());
        builder.environment().clear();
        builder.environment().putAll(environment);
        Process process = builder.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
